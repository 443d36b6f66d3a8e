namespace Autograder.Service.Storage;

/// <summary>
/// Where a student stands in an assignment: which attempt counts and what it is worth. It follows from attempts, terms
/// and decisions, and is renewed with each of them, so that a class is read in one look.
/// </summary>
internal sealed class Standing
{
    public required long AssignmentId { get; init; }

    public required long StudentId { get; init; }

    public long? AttemptId { get; set; }

    /// <summary>What was found, before anything else.</summary>
    public int Score { get; set; }

    public int MaxScore { get; set; }

    /// <summary>Points that lateness costs.</summary>
    public int Penalty { get; set; }

    /// <summary>How long after the due date it came; zero when in time.</summary>
    public TimeSpan Late { get; set; }

    /// <summary>Whether a person decided points.</summary>
    public bool Overridden { get; set; }

    /// <summary>The points that go into the grade book.</summary>
    public int Final { get; set; }

    public int Submissions { get; set; }

    public DateTimeOffset? LastAt { get; set; }

    /// <summary>When what reached full points was handed in.</summary>
    public DateTimeOffset? FirstFullAt { get; set; }

    /// <summary>A check or a timing of the attempt that counts wants a person's look.</summary>
    public bool Review { get; set; }

    /// <summary>The timing of the attempt that counts follows: its points are in neither score nor maximum yet.</summary>
    public bool TimingFollows { get; set; }

    /// <summary>The attempt that a person chose to count, whatever the rule says.</summary>
    public long? ChosenAttemptId { get; set; }
}
