using System.Globalization;
using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Engine.Timing;

/// <summary>
/// Measures one member against the rival: in the student's process in turn, and the rival in a clean process beside, in pairs of
/// random order; every block has fresh inputs and its results are compared by a sample chosen here. Both run on one processor for it:
/// where a machine's processors differ in speed, by what its other guests do beside them, it would be the processors that are compared.
/// </summary>
/// <param name="key">The member's name as calls use it.</param>
/// <param name="processor">Where to measure, by its number; null for anywhere.</param>
internal sealed class Duel(TimedMember timed, string key, IBlockRunner beside, IBlockRunner clean, int? processor, Draw draw, TimeProvider time)
{
    // Far beyond what noise does to identical code: nothing more precise is worth the time.
    private const double Hopeless = 40;
    private const double BlockSeconds = 0.003, WarmUpSeconds = 0.05, LeastScale = 1.25, MostScale = 2;
    private const int MostCalls = 256;

    // Far more than it takes on a busy machine.
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(1);

    // A thread that has answered and found no processor since, beside a busy machine's programs.
    private const int LooksAtRest = 20;
    private static readonly TimeSpan lookInterval = TimeSpan.FromMilliseconds(1);

    private static readonly int[] warmUp = [1, 2, 4, 8, 16, 32];

    private readonly Track besideTrack = new(beside, draw.Split(), timed), cleanTrack = new(clean, draw.Split(), timed);
    private readonly long started = time.GetTimestamp();
    private double rival;
    private bool differentiates;

    /// <param name="isCurtailed">Ends as soon as no further pair could change that it is clean and earns all points.</param>
    public async Task<DuelOutcome> RunAsync(int pairs, bool isCurtailed, CancellationToken cancellation)
    {
        try
        {
            return await MeasureAsync(pairs, isCurtailed, cancellation);
        }
        catch (DuelEndedException ended)
        {
            return ended.Outcome;
        }
        finally
        {
            // They warm up for the next at the same time.
            KeepOn(null);
        }
    }

    private async Task<DuelOutcome> MeasureAsync(int pairs, bool isCurtailed, CancellationToken cancellation)
    {
        var warming = WarmUpAsync(cleanTrack, Contender.Rival, cancellation);
        var (student, alone) = (0.0, 0.0);
        try
        {
            rival = await WarmUpAsync(besideTrack, Contender.Rival, cancellation);
            student = await WarmUpAsync(besideTrack, Contender.Student, cancellation);
        }
        finally
        {
            // Never left running, whatever became of the other.
            alone = await warming;
        }
        rival = Math.Max(alone, rival);
        if (student > Hopeless * rival)
            return new DuelOutcome.FarSlower(student / rival);

        KeepOn(processor);
        var measured = new List<Pair>();
        // Before the first moment at which it may end.
        var tried = timed.IsDifferentiated ? draw.Integer(0, Curtailment.Least - 1) : -1;
        while (measured.Count < pairs && !(isCurtailed && Curtailment.IsSettled(timed, measured, pairs)))
            measured.Add(await PairAsync(Calls(student), Calls(alone), isTried: measured.Count == tried, cancellation));
        return new DuelOutcome.Measured(new(measured));
    }

    private void KeepOn(int? one)
    {
        if (processor is null)
            return;
        beside.KeepOn(one);
        clean.KeepOn(one);
    }

    /// <param name="isTried">A block more, which is not timed, finds out whether the student's calls differentiate.</param>
    private async Task<Pair> PairAsync(int studentCalls, int rivalCalls, bool isTried, CancellationToken cancellation)
    {
        CallTime student = default, against = default, alone = default;
        var idle = 0.0;
        foreach (var turn in Shuffled(isTried ? 4 : 3))
        {
            switch (turn)
            {
                case 0:
                    student = await BlockAsync(besideTrack, Contender.Student, studentCalls, tellsWaiting: true, cancellation);
                    break;
                case 1:
                    against = await BlockAsync(besideTrack, Contender.Rival, rivalCalls, tellsWaiting: true, cancellation);
                    break;
                case 2:
                    var (before, since) = (await AtRestAsync(cancellation), time.GetTimestamp());
                    alone = await BlockAsync(cleanTrack, Contender.Rival, rivalCalls, tellsWaiting: true, cancellation);
                    var after = beside.Activity;
                    // On a busy machine a thread that never rests is given a processor now and then only.
                    idle = before.IsWorking && after.IsWorking ? 1 : (after.Cpu - before.Cpu) / time.GetElapsedTime(since);
                    break;
                default:
                    await TryAsync(studentCalls, tellsWaiting: true, cancellation);
                    break;
            }
        }
        return new(student, against, alone, idle);
    }

    /// <summary>
    /// What the student's process does once it has gone back to waiting, or at the last look. Its threads share a processor with what runs
    /// next, which may be given it before they have found their rest.
    /// </summary>
    private async Task<Activity> AtRestAsync(CancellationToken cancellation)
    {
        var activity = beside.Activity;
        for (var look = 1; activity.IsWorking && look < LooksAtRest; look++)
        {
            await Task.Delay(lookInterval, time, cancellation);
            activity = beside.Activity;
        }
        return activity;
    }

    /// <summary>Until everything is compiled and at hand: 63 calls, or as many as fit into the time, of which the first takes none; three at least.</summary>
    /// <returns>CPU seconds of a call at the end.</returns>
    private async Task<double> WarmUpAsync(Track track, Contender contender, CancellationToken cancellation)
    {
        var (spent, call) = (0.0, 0.0);
        foreach (var count in warmUp)
        {
            if (count == 1 && contender == Contender.Student && timed.IsDifferentiated)
            {
                await TryAsync(count, tellsWaiting: false, cancellation);
                continue;
            }
            call = (await BlockAsync(track, contender, count, tellsWaiting: false, cancellation)).Cpu;
            if (count == 1)
                continue;
            spent += count * call;
            if (spent + 2 * count * call > WarmUpSeconds)
                break;
        }
        return call;
    }

    /// <summary>
    /// Derivatives are multiplied: results that stay as they are were not made of them. The checks have seen that they were; this is
    /// for code that does it only while it is looked at.
    /// </summary>
    private async Task TryAsync(int count, bool tellsWaiting, CancellationToken cancellation)
    {
        var (block, seed, outcome) = await RunAsync(besideTrack, Contender.Student, count, draw.Uniform(LeastScale, MostScale), tellsWaiting, cancellation);
        if (outcome is not BlockOutcome.Ran(_, _, var digests))
            throw new DuelEndedException(Ending(outcome, isStudents: true, count));
        if (!besideTrack.Verification.Followed(block, seed, digests))
            throw new DuelEndedException(new DuelOutcome.Undifferentiated(IsSwitched: differentiates));
        differentiates = true;
    }

    private async Task<(Block Block, ulong Seed, BlockOutcome Outcome)> RunAsync(
        Track track, Contender contender, int count, double scale, bool tellsWaiting, CancellationToken cancellation)
    {
        if (time.GetElapsedTime(started) > longest)
            throw new DuelEndedException(new DuelOutcome.Broken(string.Create(CultureInfo.InvariantCulture, $"it was not measured within {longest.TotalSeconds} s")));
        var (block, seed) = (new Block(contender, key, timed.Inputs, Seed: null, count, IsDigested: true), track.Draw.NextBits());
        return (block, seed, await track.Runner.RunAsync(block, seed, scale, tellsWaiting, cancellation));
    }

    private async Task<CallTime> BlockAsync(Track track, Contender contender, int count, bool tellsWaiting, CancellationToken cancellation)
    {
        var (block, seed, outcome) = await RunAsync(track, contender, count, scale: 1, tellsWaiting, cancellation);
        var isStudents = contender == Contender.Student;
        if (outcome is BlockOutcome.Ran(var cpu, var waited, var digests))
        {
            if (cpu <= TimeSpan.Zero)
                throw track == cleanTrack
                    ? new TimingException("the clock of another process cannot be read on this machine")
                    : new DuelEndedException(new DuelOutcome.Forged("it answered before it had worked"));
            if (track.Verification.Examine(block, seed, digests) is { } wrong)
                throw isStudents ? new DuelEndedException(wrong)
                    : track == besideTrack ? new DuelEndedException(new DuelOutcome.Forged("beside it the reference's own results were wrong"))
                    : new TimingException($"the rival's {key} is not right at {timed.Size}");
            return new(cpu.TotalSeconds / count, waited);
        }
        if (track == cleanTrack)
            throw new TimingException($"the rival's {key} did not run at {timed.Size}: {outcome}");
        throw new DuelEndedException(Ending(outcome, isStudents, count));
    }

    private DuelOutcome Ending(BlockOutcome outcome, bool isStudents, int count) =>
        isStudents && outcome is BlockOutcome.TimedOut(_, var used) && used.TotalSeconds > Hopeless * count * rival
            ? new DuelOutcome.FarSlower(used.TotalSeconds / (count * rival))
            : DuelOutcome.Of(outcome, isStudents);

    private int[] Shuffled(int count)
    {
        var turns = Enumerable.Range(0, count).ToArray();
        for (var i = turns.Length - 1; i > 0; i--)
        {
            var other = draw.Integer(0, i);
            (turns[i], turns[other]) = (turns[other], turns[i]);
        }
        return turns;
    }

    private static int Calls(double seconds) => (int)Math.Clamp(Math.Ceiling(BlockSeconds / seconds), 1, MostCalls);

    /// <summary>A process with its own draws: both warm up at the same time, and the draws do not depend on who is first.</summary>
    private sealed class Track(IBlockRunner runner, Draw draw, TimedMember timed)
    {
        public IBlockRunner Runner => runner;

        public Draw Draw => draw;

        public Verification Verification { get; } = new(timed, draw);
    }

    private sealed class DuelEndedException(DuelOutcome outcome) : Exception
    {
        public DuelOutcome Outcome => outcome;
    }
}

/// <summary>The grader's own fault at timing; it costs nobody a point.</summary>
internal sealed class TimingException(string message) : Exception(message);
