using Autograder.Service.Intake;

namespace Autograder.Service.GitHub.Fetching;

/// <summary>What fetching the tree of a commit gave.</summary>
internal abstract record FetchOutcome
{
    private FetchOutcome() { }   // closed: no cases outside this file

    public sealed record Fetched(IReadOnlyList<UploadedFile> Files) : FetchOutcome;

    /// <summary>The commit is there and cannot be a submission; the sentence is for the student.</summary>
    public sealed record Unfit(string Reason) : FetchOutcome;

    /// <summary>The repository is there and lacks this commit.</summary>
    public sealed record NoSuchCommit : FetchOutcome;

    /// <summary>GitHub or the network fails, or does not let us in; to be tried again.</summary>
    public sealed record Failed(string Reason) : FetchOutcome;
}
