using System.Collections.Immutable;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Checking;
using Autograder.Engine.Reporting;

namespace Autograder.Engine.Scoring;

/// <summary>Turns findings into points: a check that passed earns its points, any other none.</summary>
internal static class Scorer
{
    public static Report Score(
        Assignment assignment, IReadOnlyList<CheckedExercise> findings, GradingRequest request,
        CompileResponse compiled, string sandbox, ReportPhases phases) =>
        Assemble(
            assignment, request, sandbox, phases, [.. findings.Select(e => Score(e, compiled))],
            [.. request.Submission.Notes, .. compiled.Notes, .. Remarks(findings, request.Submission)],
            compiled.Diagnostics);

    /// <summary>The report of a submission that the compiler could not take: every check is an error, none is ours.</summary>
    public static Report Refuse(
        Assignment assignment, IReadOnlyList<Exercise> exercises, GradingRequest request, string reason, string sandbox, ReportPhases phases)
    {
        var finding = new Finding(CheckStatus.Error, reason) { PublicMessage = reason };
        return Assemble(
            assignment, request, sandbox, phases,
            [.. exercises.Select(e => Score(new(e, [.. e.Checks.Select(c => new CheckedCheck(c, finding))]), null))],
            [.. request.Submission.Notes, reason], []);
    }

    private static Report Assemble(
        Assignment assignment, GradingRequest request, string sandbox, ReportPhases phases,
        ImmutableArray<ReportExercise> exercises, ImmutableArray<string> notes, ImmutableArray<SourceDiagnostic> diagnostics) =>
        TimingScorer.Announce(new(Report.CurrentSchema, ReportAudience.Instructor, new(assignment.Id, assignment.Title, assignment.Version),
            request.Seed, sandbox, exercises.All(e => e.Checks.All(c => c.Status != CheckStatus.InternalError)),
            exercises.Sum(e => e.Score), exercises.Sum(e => e.MaxScore), exercises, notes, diagnostics, phases),
            [.. exercises.Select(told => assignment.Exercises.First(e => e.Id == told.Id))]);

    private static ReportExercise Score(CheckedExercise examined, CompileResponse? compiled)
    {
        var checks = examined.Checks.Select(c => Score(examined.Exercise, c, compiled)).ToImmutableArray();
        var (score, most) = (checks.Sum(c => c.Score), checks.Sum(c => c.MaxScore));
        var state =
            examined.Checks.All(c => c.Finding.NotStarted) ? ExerciseState.NotStarted
            : checks.All(c => c.Status == CheckStatus.Passed) ? ExerciseState.Complete
            : ExerciseState.Incomplete;
        return new(examined.Exercise.Id, examined.Exercise.Title, state, score, most, checks);
    }

    private static ReportCheck Score(Exercise exercise, CheckedCheck @checked, CompileResponse? compiled)
    {
        var (check, finding) = @checked;
        var member = exercise.Member(check.Member);
        (string? Path, int? Line) place = compiled?.Members[member.Key] switch
        {
            MemberBinding.Bound(var path, var line, _) => (path, line),
            MemberBinding.Unusable(_, var path, var line) => (path, line),
            MemberBinding.Broken([var first, ..]) => (first.Path, first.Line),
            _ => (null, null),
        };
        return new(
            check.Id, check.Title, check.Member, finding.Status, check.Visibility, finding.Review,
            finding.Status == CheckStatus.Passed ? check.Points : 0,
            finding.Status == CheckStatus.InternalError ? 0 : check.Points,
            finding.Message, finding.Hint, finding.Mistake, [.. finding.Advisories], place.Path, place.Line,
            finding.Probe?.Label, Arguments(member, finding.Probe),
            ReportTensor.Of(finding.Expected), ReportTensor.Of(finding.Actual), ReportTensor.Of(finding.Allowed))
        {
            PublicMessage = finding.PublicMessage,
            Steps = ReportSteps.Of(finding.Steps),
            Smallest = finding.Smallest is { } smallest ? Example(member, smallest) : null,
        };
    }

    private static ReportExample Example(MemberSignature member, SmallestExample smallest) => new(
        PastedCall.Of(member, smallest.Probe), Arguments(member, smallest.Probe)!.Value,
        ReportTensor.Of(smallest.Expected)!, ReportTensor.Of(smallest.Actual)!);

    private static ImmutableArray<ReportArgument>? Arguments(MemberSignature member, Probe? probe) =>
        probe is null ? null
        : [.. member.Parameters.Zip(probe.Arguments, (parameter, value) => new ReportArgument(parameter.Name, value switch
        {
            Value.Tensor(var tensor) => new(tensor.Shape, tensor.Values),
            Value.Number(var number) => new([], [number]),
            Value.Integer(var number) => new([], [number]),
            _ => throw new System.Diagnostics.UnreachableException($"argument {value.GetType()}"),
        }))];

    private static IEnumerable<string> Remarks(IReadOnlyList<CheckedExercise> findings, Submissions.Submission submission)
    {
        if (submission.Sources.Length > 0 && findings.All(e => e.Checks.All(c => c.Finding.NotStarted)))
            yield return "Nothing has been written yet: replace the stubs in Exercises/ by your answers.";
    }
}
