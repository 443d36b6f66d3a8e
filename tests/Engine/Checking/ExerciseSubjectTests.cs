using System.Collections.Immutable;
using System.Diagnostics;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Checking;

namespace Autograder.Engine.Tests.Checking;

public sealed class ExerciseSubjectTests
{
    private static readonly MemberSignature Value = MemberSignature.OfTensors("Square", "Value", "x");
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Call_Hanging_SpendsNoMoreThanItsLimit()
    {
        var budget = new TimeBudget(3 * Limit);
        var outcome = await CallAsync(new(_ => new Reaction.Hang()), budget, Limit);
        Assert.Equal(new CallOutcome.TimedOut(Limit), outcome);
        Assert.Equal(2 * Limit, budget.Left);
    }

    [Fact]
    public async Task Call_OnAMachineThatLetItWait_SpendsNoneOfThatTime()
    {
        // Long enough that a late timer of a busy machine is not half of it.
        var limit = TimeSpan.FromSeconds(1);
        var budget = new TimeBudget(3 * limit);
        var since = Stopwatch.StartNew();
        var sandbox = new FakeSandbox(invoke =>
        {
            TestContext.Current.CancellationToken.WaitHandle.WaitOne(2 * limit);
            return new Reaction.Say(new WorkerReply.Returned(invoke.Number, TensorValue.Scalar(4), CallEvidence.None));
        })
        {
            Starved = () => since.Elapsed,
        };
        Assert.IsType<CallOutcome.Returned>(await CallAsync(sandbox, budget, limit));
        // But for the moment before anybody looks.
        Assert.InRange(budget.Left, 2.3 * limit, 3 * limit);
    }

    private static async Task<CallOutcome> CallAsync(FakeSandbox sandbox, TimeBudget budget, TimeSpan limit)
    {
        var (limits, compiled) = (new Limits { Call = limit }, Compiled(Value));
        await using var workers = new WarmWorkers(sandbox, limits, 0, false);
        await using var session = new WorkerSession(workers, compiled, limits, TimeProvider.System);
        var subject = new ExerciseSubject(new("square", "Square", "Square", [Value], []), compiled, session, limits, budget, TimeProvider.System);
        return await subject.CallAsync("Value", [TensorValue.Scalar(2)], Taint.None, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Call_AfterOthersThatHung_IsMadeInTheMembersOwnTime()
    {
        var limits = new Limits { Call = Limit, Member = 2 * Limit };
        MemberSignature[] members = [.. new[] { "First", "Second", "Third" }.Select(m => MemberSignature.OfTensors("Square", m, "x"))];
        var sandbox = new FakeSandbox(invoke => invoke.Call.Member == members[2].Key
            ? new Reaction.Say(new WorkerReply.Returned(invoke.Number, TensorValue.Scalar(4), CallEvidence.None))
            : new Reaction.Hang());
        await using var workers = new WarmWorkers(sandbox, limits, 0, false);
        await using var session = new WorkerSession(workers, Compiled(members), limits, TimeProvider.System);
        var subject = new ExerciseSubject(
            new("square", "Square", "Square", [.. members], []), Compiled(members), session, limits, new(2 * Limit), TimeProvider.System);

        foreach (var hanging in members[..2])
            Assert.IsType<CallOutcome.TimedOut>(await subject.CallAsync(hanging.Name, [TensorValue.Scalar(2)], Taint.None, TestContext.Current.CancellationToken));
        Assert.IsType<CallOutcome.Returned>(await subject.CallAsync("Third", [TensorValue.Scalar(2)], Taint.None, TestContext.Current.CancellationToken));
    }

    private static CompileResponse Compiled(params IEnumerable<MemberSignature> members) => new(
        new byte[] { 1 }, new byte[] { 2 }, new byte[] { 3 },
        members.ToImmutableDictionary(m => m.Key, MemberBinding (_) => new MemberBinding.Bound("A.cs", 3, [])), [], []);
}
