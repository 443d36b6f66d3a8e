using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Engine.Checking;

/// <summary>
/// Draws what makes findings easier to understand, once all verdicts are made: whatever the student's code does here costs
/// nobody a point. Only inputs that students may see are used.
/// </summary>
public sealed class Illustrator(TimeProvider time)
{
    private static readonly TimeSpan whole = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan call = TimeSpan.FromMilliseconds(200);

    /// <summary>Holds gradients against difference quotients, in the worker that is there; starts none for it.</summary>
    public async Task<IReadOnlyList<CheckedExercise>> IllustrateAsync(
        IReadOnlyList<CheckedExercise> examined, CompileResponse compiled, WorkerSession session, Limits limits, ulong seed, CancellationToken cancellation)
    {
        var budget = new TimeBudget(whole);
        var illustrated = new List<CheckedExercise>();
        foreach (var exercise in examined)
        {
            var subject = new ExerciseSubject(exercise.Exercise, compiled, session, limits with { Call = call, Member = TimeSpan.Zero }, budget, time);
            var checks = new List<CheckedCheck>();
            foreach (var (check, finding) in exercise.Checks)
                checks.Add(new(check, session.Process is not null && check.Visibility == Visibility.Visible && finding.Status is CheckStatus.Passed or CheckStatus.Failed
                    ? finding with { Steps = await StepsAsync(exercise.Exercise, check, finding, subject, seed, cancellation) } : finding));
            illustrated.Add(exercise with { Checks = checks });
        }
        return illustrated;
    }

    private static async Task<StepCurve?> StepsAsync(Exercise exercise, Check check, Finding finding, ISubject subject, ulong seed, CancellationToken cancellation)
    {
        try
        {
            return await check.StepsAsync(subject, finding, Draw.For(seed, $"{exercise.Id}/{check.Id}"), cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;   // Without a picture the finding is as true as with one.
        }
    }
}
