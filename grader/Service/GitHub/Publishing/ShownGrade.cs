using Autograder.Engine.Reporting;
using Autograder.Service.GitHub.Model;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>What is shown of a grade: the student's edition, and what a person decided about it.</summary>
/// <param name="Decided">The points that an instructor decided on, where this attempt counts.</param>
internal sealed record ShownGrade(
    long AttemptId, int Score, int MaxScore, int? Decided, Report Report, string Address, string Name, GitHubAssignment Use, ShownWork Work) : Shown(Name, Address)
{
    public int Points => Decided ?? Score;

    public bool IsFull => MaxScore > 0 && Points >= MaxScore;

    public bool TimingFollows => Report.Timing.State == TimingState.Pending;

    public override string Title => FormattableString.Invariant($"{Points} of {MaxScore} points")
        + (Decided is null ? "" : FormattableString.Invariant($", decided by the course (the checks gave {Score})"))
        + (TimingFollows ? "; time follows" : "")
        + (Report.Final ? "" : "; not final");

    public override string Line => Title;

    public override string Markdown => GradeText.Markdown(this);

    public override IReadOnlyList<ReportAnnotation> Annotations => Report.Annotations();

    // Less than full points is no failure either.
    public override string State => Conclusion == "failure" ? "failure" : "success";

    public override string ExternalId => FormattableString.Invariant($"attempt-{AttemptId}");

    public override string Conclusion => Use.Conclusion switch
    {
        CheckConclusion.SuccessAtFullPoints => IsFull ? "success" : "neutral",
        CheckConclusion.FailureBelowFullPoints => IsFull ? "success" : "failure",
        CheckConclusion.AlwaysNeutral => "neutral",
        _ => throw new System.Diagnostics.UnreachableException($"conclusion {Use.Conclusion}"),
    };
}

/// <summary>Whose the work is, for channels that ask.</summary>
internal sealed record ShownWork(
    string Assignment, string Repository, string Sha, DateTimeOffset ReceivedAt, string? Username, long? UserId, bool IsGroup);
