using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Checking;

/// <summary>What a member printed at inputs that its student may see.</summary>
public sealed record MemberOutput(string Exercise, string Member, PrintedText Printed);

/// <summary>
/// Calls the members of a submission that prints once more at visible inputs, in a worker that has seen no hidden one: what is printed there may be shown
/// to the student. In the worker of the checks a hidden input could be kept and printed at any later call.
/// </summary>
public sealed class VisibleOutput(TimeProvider time)
{
    private static readonly TimeSpan whole = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan call = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(5);
    private const int Pauses = 10;

    public async Task<IReadOnlyList<MemberOutput>> CaptureAsync(
        IReadOnlyList<Exercise> exercises, CompileResponse compiled, WarmWorkers workers, Limits limits, ulong seed, CancellationToken cancellation)
    {
        var outputs = new List<MemberOutput>();
        try
        {
            await using var session = new WorkerSession(workers, compiled, limits, time);
            var budget = new TimeBudget(whole);
            foreach (var exercise in exercises)
            {
                var subject = new ExerciseSubject(exercise, compiled, session, limits with { Call = call, Member = TimeSpan.Zero }, budget, time);
                foreach (var check in exercise.Checks.DistinctBy(c => c.Member))
                {
                    if (check.VisibleProbes(Draw.For(seed, $"{exercise.Id}/{check.Id}")) is not [var probe, ..])
                        continue;
                    var before = session.Process?.Printed ?? 0;
                    await subject.CallAsync(check.Member, probe.Arguments, Taint.None, cancellation);
                    // One that ended its process has told its last words in the finding.
                    if (session.Process is not { } process)
                        return outputs;
                    await SettleAsync(process, before, cancellation);
                    if (PrintedText.Of(process.PrintedSince(before), process.Printed - before) is { } printed)
                        outputs.Add(new(exercise.Id, check.Member, printed));
                }
            }
        }
        catch (SandboxException)
        {
            // No worker to look in: the verdicts are made, and nobody needs to know.
        }
        return outputs;
    }

    /// <summary>The pipe is read beside the answers, and a little later.</summary>
    private async Task SettleAsync(SandboxedProcess process, long before, CancellationToken cancellation)
    {
        var seen = before;
        for (var i = 0; i < Pauses; i++)
        {
            await Task.Delay(pause, time, cancellation);
            if (process.Printed == seen && i > 1)
                return;
            seen = process.Printed;
        }
    }
}
