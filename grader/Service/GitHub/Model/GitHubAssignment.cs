namespace Autograder.Service.GitHub.Model;

/// <summary>What the check on a commit says; a red cross for 90 of 100 makes nobody happy.</summary>
internal enum CheckConclusion
{
    /// <summary>A green tick at full points, else a grey square.</summary>
    SuccessAtFullPoints,

    /// <summary>A green tick at full points, else a red cross: where branch protection waits for it.</summary>
    FailureBelowFullPoints,

    /// <summary>A grey square, whatever the points.</summary>
    AlwaysNeutral,
}

/// <summary>How an assignment uses GitHub.</summary>
internal sealed class GitHubAssignment
{
    public long AssignmentId { get; init; }

    /// <summary>The organisation that holds the repositories, in lower case.</summary>
    public string? Owner { get; set; }

    /// <summary>GitHub's id of the owner, from the first contact on: a name that was given up can be taken by a stranger.</summary>
    public long? OwnerId { get; set; }

    /// <summary>
    /// The owner's repositories named <c>prefix-USERNAME</c> belong to the student of that name without being listed one by
    /// one: GitHub Classroom's and Classroom 50's way of naming.
    /// </summary>
    public string? RepositoryPrefix { get; set; }

    public CheckConclusion Conclusion { get; set; }

    /// <summary>Whether the Feedback pull request, where there is one, carries the report as a comment.</summary>
    public bool CommentsOnFeedback { get; set; } = true;

    /// <summary>The classroom's short name in Classroom 50, which then gets its <c>result.json</c>; null without.</summary>
    public string? Classroom50 { get; set; }

    /// <summary>The hash of the template's graded files: a push of just these is nobody's attempt.</summary>
    public string? TemplateHash { get; set; }
}
