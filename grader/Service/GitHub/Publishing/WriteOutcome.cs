namespace Autograder.Service.GitHub.Publishing;

/// <summary>How one step of showing a grade ended.</summary>
internal abstract record WriteOutcome
{
    private WriteOutcome() { }   // closed: no cases outside this file

    /// <summary>All is written, or there is nothing to write.</summary>
    public sealed record Complete : WriteOutcome;

    public sealed record MoreToDo : WriteOutcome;

    /// <summary>GitHub's limits, or something that is not ready yet: no fault.</summary>
    public sealed record Later(DateTimeOffset Until) : WriteOutcome;

    /// <summary>No answer; it may have been carried out all the same.</summary>
    public sealed record Unreachable(string Fault) : WriteOutcome;

    public sealed record Refused(string Fault) : WriteOutcome;
}
