namespace Autograder.Service.Storage;

/// <summary>Which of a student's submissions counts.</summary>
internal enum CountingRule
{
    /// <summary>The best after penalties; of equals the earlier.</summary>
    Best,

    Newest,
}

/// <summary>When an assignment is due, and how what is handed in counts. An assignment without a row has the defaults.</summary>
internal sealed class AssignmentTerms
{
    public long AssignmentId { get; init; }

    public DateTimeOffset? OpensAt { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>What comes later is graded and does not count.</summary>
    public DateTimeOffset? ClosesAt { get; set; }

    /// <summary>Minutes after the due date that cost nothing.</summary>
    public int GraceMinutes { get; set; }

    /// <summary>Percent of the points reached that each day begun after the due date costs.</summary>
    public int PenaltyPerDay { get; set; }

    public CountingRule Counting { get; set; }

    /// <summary>Whether students may hand in on their page.</summary>
    public bool Uploads { get; set; } = true;
}

/// <summary>A later due date for one student.</summary>
internal sealed class Extension
{
    public required long AssignmentId { get; init; }

    public required long StudentId { get; init; }

    public required DateTimeOffset Until { get; set; }

    public required string Reason { get; set; }

    public required string By { get; set; }

    public required DateTimeOffset At { get; set; }
}
