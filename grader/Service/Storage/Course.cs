namespace Autograder.Service.Storage;

internal sealed class Course
{
    public long Id { get; init; }

    /// <summary>Its name in addresses, such as <c>optimization-2026</c>.</summary>
    public required string Slug { get; init; }

    public required string Title { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A part of a course's students, such as a tutorial.</summary>
internal sealed class Section
{
    public long Id { get; init; }

    public required long CourseId { get; init; }

    public required string Name { get; set; }
}

/// <summary>An assignment as a course gives it.</summary>
internal sealed class Assignment
{
    public long Id { get; init; }

    public required long CourseId { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; set; }

    /// <summary>The name of the assignment's folder among those that the installation serves.</summary>
    public required string Folder { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public Course? Course { get; init; }

    public AssignmentTerms? Terms { get; set; }
}
