using System.Collections.Immutable;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Checking;

namespace Autograder.Engine.Tests.Checking;

public sealed class ExerciseSubjectTests
{
    private static readonly MemberSignature Value = MemberSignature.OfTensors("Square", "Value", "x");
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Call_HangingOnABusyMachine_SpendsNoMoreThanItsLimit()
    {
        var budget = new TimeBudget(3 * Limit);
        var limits = new Limits { Call = Limit };
        var compiled = Compiled(Value);
        // It waited long for a processor, so it is given three times the limit, and uses it.
        var sandbox = new FakeSandbox(_ => new Reaction.Hang()) { Starved = () => 10 * Limit };
        await using var workers = new WarmWorkers(sandbox, limits, 0, false);
        await using var session = new WorkerSession(workers, compiled, limits, TimeProvider.System);
        var subject = new ExerciseSubject(new("square", "Square", "Square", [Value], []), compiled, session, limits, budget, TimeProvider.System);

        var outcome = await subject.CallAsync("Value", [TensorValue.Scalar(2)], Taint.None, TestContext.Current.CancellationToken);

        Assert.Equal(new CallOutcome.TimedOut(Limit), outcome);
        Assert.Equal(2 * Limit, budget.Left);
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
