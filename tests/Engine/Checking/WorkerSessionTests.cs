using System.Collections.Immutable;
using System.Diagnostics;
using Autograder.Contracts;
using Autograder.Engine.Checking;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Tests.Checking;

public sealed class WorkerSessionTests
{
    private static readonly CompileResponse Compiled =
        new(new byte[] { 1 }, new byte[] { 2 }, new byte[] { 3 }, ImmutableDictionary<string, MemberBinding>.Empty, [], []);

    private static readonly Call Call = new("A.B", [1.5], Taint.None);

    private static Reaction Answer(WorkerRequest.Invoke invoke) =>
        new Reaction.Say(new WorkerReply.Returned(invoke.Number, 2.5, CallEvidence.None));

    private static async Task<List<CallOutcome>> CallAsync(FakeSandbox sandbox, int times, TimeSpan? limit = null)
    {
        await using var workers = new WarmWorkers(sandbox, new(), spares: 1, refill: false);
        await using var session = new WorkerSession(workers, Compiled, new(), TimeProvider.System);
        var outcomes = new List<CallOutcome>();
        for (var i = 0; i < times; i++)
            outcomes.Add(await session.CallAsync(Call, limit ?? TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        return outcomes;
    }

    [Fact]
    public async Task Call_Answered_ReturnsTheValue()
    {
        var sandbox = new FakeSandbox(Answer);
        var outcomes = await CallAsync(sandbox, 3);
        Assert.All(outcomes, o => Assert.Equal(2.5, ((Value.Number)Assert.IsType<CallOutcome.Returned>(o).Value).Content));
        Assert.Equal(1, sandbox.Started);
    }

    [Fact]
    public async Task Call_ProcessDies_TellsTheExitAndTheNextCallIsMadeInAFreshProcess()
    {
        var count = 0;
        var sandbox = new FakeSandbox(i => ++count == 1 ? new Reaction.Exit(134, "what(): bad graph") : Answer(i));
        var outcomes = await CallAsync(sandbox, 2);
        Assert.Equal(new CallOutcome.Died(134, "what(): bad graph"), outcomes[0]);
        Assert.IsType<CallOutcome.Returned>(outcomes[1]);
        Assert.Equal(2, sandbox.Started);
    }

    [Fact]
    public async Task Call_Hangs_TimesOutAndTheNextCallIsMadeInAFreshProcess()
    {
        var count = 0;
        var sandbox = new FakeSandbox(i => ++count == 1 ? new Reaction.Hang() : Answer(i));
        var limit = TimeSpan.FromMilliseconds(50);
        await using var workers = new WarmWorkers(sandbox, new(), spares: 1, refill: false);
        await using var session = new WorkerSession(workers, Compiled, new(), TimeProvider.System);
        Assert.Equal(new CallOutcome.TimedOut(limit), await session.CallAsync(Call, limit, TestContext.Current.CancellationToken));
        Assert.IsType<CallOutcome.Returned>(await session.CallAsync(Call, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Call_OnAMachineThatGivesNoTime_IsNobodysOutcomeNorIsTheNext()
    {
        var since = Stopwatch.StartNew();
        var sandbox = new FakeSandbox(_ => new Reaction.Hang()) { Starved = () => since.Elapsed };
        await using var workers = new WarmWorkers(sandbox, new(), spares: 1, refill: false);
        await using var session = new WorkerSession(workers, Compiled, new(), TimeProvider.System);
        for (var i = 0; i < 2; i++)
        {
            var blamed = await Assert.ThrowsAsync<SandboxException>(
                () => session.CallAsync(Call, TimeSpan.FromMilliseconds(30), TestContext.Current.CancellationToken));
            Assert.Contains("too busy", blamed.Message, StringComparison.Ordinal);
        }
        Assert.Equal(1, sandbox.Started);
    }

    [Fact]
    public async Task Call_LateOnAMachineThatLetItWait_IsNotTimedOut()
    {
        var limit = TimeSpan.FromSeconds(1);
        using var late = new ManualResetEventSlim();
        var sandbox = new FakeSandbox(i =>
        {
            late.Wait(TestContext.Current.CancellationToken);
            return Answer(i);
        })
        {
            // Asked when the limit has passed.
            Starved = () =>
            {
                late.Set();
                return 2 * limit;
            },
        };
        Assert.IsType<CallOutcome.Returned>(Assert.Single(await CallAsync(sandbox, 1, limit)));
    }

    [Fact]
    public async Task Call_LimitBroken_SaysWhich()
    {
        var sandbox = new FakeSandbox(_ => new Reaction.Exit(137, "", new BrokenLimit("memory", "700 MB", "more than 700 MB")));
        Assert.Equal(new CallOutcome.BrokeLimit("memory", "700 MB", "more than 700 MB"), (await CallAsync(sandbox, 1))[0]);
    }

    [Fact]
    public async Task Call_AnswerToAnotherCall_IsRefused()
    {
        var sandbox = new FakeSandbox(i => new Reaction.Say(new WorkerReply.Returned(i.Number + 1, 2.5, CallEvidence.None)));
        Assert.IsType<CallOutcome.BrokeProtocol>((await CallAsync(sandbox, 1))[0]);
    }

    [Fact]
    public async Task Call_SecondLoadedInsteadOfAnswer_IsRefused()
    {
        var sandbox = new FakeSandbox(_ => new Reaction.Say(new WorkerReply.Loaded()));
        Assert.IsType<CallOutcome.BrokeProtocol>((await CallAsync(sandbox, 1))[0]);
    }

    [Fact]
    public async Task Call_GarbageInsteadOfAnswer_IsRefused()
    {
        var sandbox = new FakeSandbox(_ => new Reaction.SayBytes([99, 1, 2, 3]));
        Assert.IsType<CallOutcome.BrokeProtocol>((await CallAsync(sandbox, 1))[0]);
    }

    [Fact]
    public async Task Call_DeathWhileLoading_IsNotTriedAgain()
    {
        var sandbox = new FakeSandbox(Answer) { ReactToLoad = () => new Reaction.Exit(0, "") };
        var outcomes = await CallAsync(sandbox, 5);
        Assert.All(outcomes, o => Assert.Equal(new CallOutcome.Died(0, ""), o));
        Assert.Equal(1, sandbox.Started);
    }

    [Fact]
    public async Task Call_LoadFails_IsOurFault() =>
        await Assert.ThrowsAsync<SandboxException>(() =>
            CallAsync(new(Answer) { ReactToLoad = () => new Reaction.Say(new WorkerReply.LoadFailed("bad image")) }, 1));
}
