using Autograder.Engine.Reporting;
using Autograder.Service.GitHub.Model;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>
/// Why a commit has no grade, and what to do. What the student must mend asks for action; what is not theirs is neutral, in a
/// status pending: nobody gets a red cross for a fault of ours.
/// </summary>
/// <param name="Reason">Of what is theirs to mend.</param>
internal sealed record ShownTrouble(Trouble Trouble, string? Reason, string Id, string Name, string Address) : Shown(Name, Address)
{
    public override string Title => Trouble switch
    {
        Trouble.Unfit => "Not graded: the commit cannot be graded as it is",
        Trouble.NotFetchedYet => "Not graded yet: GitHub does not give the commit out",
        Trouble.NotFetched => "Not graded: GitHub did not give the commit out",
        Trouble.NotGraded => "Not graded: the grader itself failed",
        _ => throw new System.Diagnostics.UnreachableException($"trouble {Trouble}"),
    };

    public override string Line => Trouble == Trouble.Unfit ? $"Not graded: {Reason}" : $"{Title}. Nothing counts as zero.";

    public override string Markdown => $"{Sentences}\n\n[More about it]({Address})\n";

    public override IReadOnlyList<ReportAnnotation> Annotations => [];

    public override string Conclusion => Trouble == Trouble.Unfit ? "action_required" : "neutral";

    public override string State => Trouble == Trouble.Unfit ? "failure" : "pending";

    public override string ExternalId => Id;

    private string Sentences => Trouble switch
    {
        Trouble.Unfit => $"**This commit is not graded.** {Reason} Mend it and push again; what was graded before stays.",
        Trouble.NotFetchedYet => "**This commit is not graded yet.** GitHub does not give it out at the moment. It is asked for again by itself, for three days; there is nothing you must do, and nothing counts as zero.",
        Trouble.NotFetched => "**This commit is not graded.** GitHub did not give it out for three days. Nothing counts as zero: your teacher sees it and can have it tried again, and a new push is tried at once.",
        Trouble.NotGraded => "**This commit is not graded: the grader itself failed at it.** That costs no point: your teacher sees it and can have it graded again. What was graded before stays.",
        _ => throw new System.Diagnostics.UnreachableException($"trouble {Trouble}"),
    };
}
