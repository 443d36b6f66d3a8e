using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Engine.Checking;

/// <summary>
/// Looks for the smallest input that shows each wrong member. It comes after every verdict, within a time of its own:
/// whatever the student's code does here costs nobody a point.
/// </summary>
public sealed class Explainer(TimeProvider time)
{
    private static readonly TimeSpan whole = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan call = TimeSpan.FromMilliseconds(500);

    public async Task<IReadOnlyList<CheckedExercise>> ExplainAsync(
        IReadOnlyList<CheckedExercise> examined, CompileResponse compiled, WorkerSession session, Limits limits, CancellationToken cancellation)
    {
        var budget = new TimeBudget(whole);
        var explained = new List<CheckedExercise>();
        foreach (var exercise in examined)
        {
            var subject = new ExerciseSubject(exercise.Exercise, compiled, session, limits with { Call = call, Member = TimeSpan.Zero }, budget, time);
            explained.Add(await ExplainAsync(exercise, subject, cancellation));
        }
        return explained;
    }

    private static async Task<CheckedExercise> ExplainAsync(CheckedExercise examined, ISubject subject, CancellationToken cancellation)
    {
        var checks = new List<CheckedCheck>();
        var members = new HashSet<string>();
        foreach (var (check, finding) in examined.Checks)
        {
            // Once for a member: its visible check comes first, and only that one's input is for the student to see.
            var smallest = finding.Status == CheckStatus.Failed && members.Add(check.Member) ? await ShrinkAsync(check, finding, subject, cancellation) : null;
            checks.Add(new(check, finding with { Smallest = smallest }));
        }
        return examined with { Checks = checks };
    }

    private static async Task<SmallestExample?> ShrinkAsync(Check check, Finding finding, ISubject subject, CancellationToken cancellation)
    {
        try
        {
            return await check.ShrinkAsync(subject, finding, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;   // Without an example the finding is as true as with one.
        }
    }
}
