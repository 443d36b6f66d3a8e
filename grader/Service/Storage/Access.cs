namespace Autograder.Service.Storage;

/// <summary>One who signs in.</summary>
internal sealed class Account
{
    public long Id { get; init; }

    public required string Name { get; set; }

    public string? Email { get; set; }

    public long? GitHubId { get; set; }

    /// <summary>Administrators of the installation may do everything in every course.</summary>
    public bool IsAdministrator { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What an account may do in a course.</summary>
internal enum Role { Student, Assistant, Instructor }

internal sealed class Membership
{
    public required long CourseId { get; init; }

    public required long AccountId { get; init; }

    public required Role Role { get; set; }
}

/// <summary>What the bearer of an API key may do.</summary>
[Flags]
internal enum Scopes
{
    None = 0,

    /// <summary>Hand in submissions and follow those.</summary>
    Submit = 1,

    /// <summary>Read every submission and report of the course, the instructor's edition too.</summary>
    Read = 2,

    /// <summary>Grade again and cancel.</summary>
    Regrade = 4,

    /// <summary>Change the course: assignments, students, groups, keys.</summary>
    Manage = 8,

    /// <summary>Everything in every course.</summary>
    Administer = 16,
}

/// <summary>A key of a course, or of the installation when it has no course. The secret is shown once and kept as a hash.</summary>
internal sealed class ApiKey
{
    public long Id { get; init; }

    /// <summary>The part of the key that is no secret: names it in lists and logs.</summary>
    public required string PublicId { get; init; }

    /// <summary>SHA-256 of the secret, which is random and long: nothing slower is needed.</summary>
    public required byte[] Hash { get; init; }

    public required string Name { get; init; }

    public long? CourseId { get; init; }

    public required Scopes Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A link that signs its bearer in once.</summary>
internal sealed class SignInLink
{
    public long Id { get; init; }

    /// <summary>SHA-256 of the link's secret.</summary>
    public required byte[] Hash { get; init; }

    public required long AccountId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>Who did what when.</summary>
internal sealed class AuditEntry
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    /// <summary>Such as <c>key.created</c>.</summary>
    public required string Action { get; init; }

    public long? CourseId { get; init; }

    public required string Subject { get; init; }
}
