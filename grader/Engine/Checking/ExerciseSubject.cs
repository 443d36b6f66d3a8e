using System.Globalization;
using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Engine.Checking;

/// <summary>
/// One exercise of a submission as its checks see it: bounds the time of calls, and stops calling a member that timed
/// out or keeps ending its process.
/// </summary>
internal sealed class ExerciseSubject(
    Exercise exercise, CompileResponse compiled, WorkerSession session, Limits limits, TimeBudget budget, TimeProvider time) : ISubject
{
    private const int MostDeaths = 2;

    // 128 and the signal's number.
    private const int Aborted = 134, BusError = 135, Killed = 137, SegmentationFault = 139;

    // A call that is given less than this could fail for want of time alone.
    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, CallOutcome.NotCalled> closed = [];
    private readonly Dictionary<string, int> deaths = [];
    private readonly Dictionary<string, TimeSpan> spent = [];
    private readonly Dictionary<string, WayEvidence> ways = [];

    public async Task<CallOutcome> CallAsync(string member, IReadOnlyList<Value> arguments, Taint taint, CancellationToken cancellation)
    {
        var key = exercise.Member(member).Key;
        if (closed.TryGetValue(member, out var refused))
            return refused;
        if (compiled.Members[key] is not MemberBinding.Bound)
            return new CallOutcome.NotCalled("it could not be called");
        // A right member is called whatever the others of the submission did: two that hang use up an exercise's time.
        var own = limits.Member - spent.GetValueOrDefault(member);
        var left = budget.Left > own ? budget.Left : own;
        if (left < LeastTime)
            return new CallOutcome.NotCalled(string.Create(CultureInfo.InvariantCulture,
                $"the {(budget.Exhausted ?? budget).Whole.TotalSeconds:0.#} s for all calls were used up before"));

        var (started, starved) = (time.GetTimestamp(), session.Starved);
        var limit = left < limits.Call ? left : limits.Call;
        var call = new Call(key, [.. arguments], taint);
        var outcome = await session.CallAsync(call, limit, cancellation);
        if (outcome is CallOutcome.Died died && MayBeNobodysFault(died))
            outcome = await session.CallAsync(call, limit, cancellation);
        // What a busy machine kept from it is not its own.
        var took = time.GetElapsedTime(started) - (session.Starved - starved);
        took = took < TimeSpan.Zero ? TimeSpan.Zero : took < limit ? took : limit;
        budget.Spend(took);
        spent[member] = spent.GetValueOrDefault(member) + took;
        Remember(member, outcome);
        return outcome;
    }

    /// <summary>
    /// Memory was touched that was free already. TorchSharp lets a tensor go while libtorch still uses it, as in
    /// <c>stack(rows.Select(f))</c>, when a garbage collection comes at the wrong moment: right code dies of it about once in
    /// a hundred thousand calls, and not twice. What libtorch itself refuses says a sentence, and ends so every time. Killed is
    /// who is in the way when the machine runs out of memory; but exit(137) looks the same, so it is not excused either.
    /// </summary>
    private static bool MayBeNobodysFault(CallOutcome.Died died) =>
        died.ExitCode is Aborted or BusError or Killed or SegmentationFault
        && !died.LastWords.Contains("what():", StringComparison.Ordinal)
        && !died.LastWords.Contains("Stack overflow", StringComparison.OrdinalIgnoreCase);

    private void Remember(string member, CallOutcome outcome)
    {
        switch (outcome)
        {
            case CallOutcome.TimedOut(var limit):
                closed[member] = new(string.Create(CultureInfo.InvariantCulture,
                    $"it had not returned within {limit.TotalSeconds:0.#} s before"));
                break;
            case CallOutcome.BrokeLimit(var limit, var allowed, _):
                closed[member] = new($"it had used more than the allowed {allowed} of {limit} before");
                break;
            case CallOutcome.BrokeProtocol:
                closed[member] = new($"its process had answered what no answer is before");
                break;
            case CallOutcome.Died when Count(member) is var count and >= MostDeaths:
                closed[member] = new($"it had ended its process {count} times before");
                break;
        }
    }

    private int Count(string member) => deaths[member] = deaths.GetValueOrDefault(member) + 1;

    public IReadOnlyList<Use> UsesOf(string member) =>
        compiled.Members[exercise.Member(member).Key] is MemberBinding.Bound(_, _, var uses) ? uses : [];

    public async Task<WayEvidence> WayOfAsync(
        string member, Func<CancellationToken, Task<WayEvidence>> examine, CancellationToken cancellation) =>
        ways.TryGetValue(member, out var known) ? known : ways[member] = await examine(cancellation);
}
