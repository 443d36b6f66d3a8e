namespace Autograder.Service.Storage;

/// <summary>One who learns, as the course's roster knows them.</summary>
internal sealed class Student
{
    public long Id { get; init; }

    public required long CourseId { get; init; }

    /// <summary>The course's own name for them, such as a matriculation number; unique in the course.</summary>
    public required string Identifier { get; init; }

    public required string Name { get; set; }

    public string? Email { get; set; }

    /// <summary>In lower case: GitHub does not tell cases apart.</summary>
    public string? GitHubUsername { get; set; }

    public long? GitHubId { get; set; }

    public long? SectionId { get; set; }

    public Section? Section { get; init; }

    public long? AccountId { get; set; }

    /// <summary>Withdrawn students keep their work; they are left out of lists.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}

/// <summary>Several students with one repository for one assignment, and one grade each.</summary>
internal sealed class Group
{
    public long Id { get; init; }

    public required long AssignmentId { get; init; }

    public required string Name { get; set; }

    public List<GroupMember> Members { get; init; } = [];
}

/// <summary>A student is in at most one group of an assignment.</summary>
internal sealed class GroupMember
{
    public required long AssignmentId { get; init; }

    public required long StudentId { get; init; }

    public required long GroupId { get; set; }
}
