using System.Collections.Immutable;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Checking;

namespace Autograder.Engine.Tests.Checking;

public sealed class ExaminerTests
{
    private static readonly MemberSignature Value = MemberSignature.OfTensors("Square", "Value", "x");

    /// <summary>A check whose finding is whatever the test says.</summary>
    private sealed class ScriptedCheck(Func<ISubject, Draw, Task<Finding>> examine) : Check
    {
        public override Task<Finding> ExamineAsync(ISubject subject, Draw draw, CancellationToken cancellation) => examine(subject, draw);
    }

    private static ScriptedCheck Check(string id, Func<ISubject, Draw, Task<Finding>> examine, params string[] dependsOn) =>
        new(examine) { Id = id, Title = $"the {id}", Member = "Value", Visibility = Visibility.Visible, Points = 2, DependsOn = dependsOn };

    private static Finding Failed(string message) => new(CheckStatus.Failed, message) { PublicMessage = message };

    private static async Task<IReadOnlyList<CheckedCheck>> ExamineAsync(
        IReadOnlyList<Check> checks, Func<WorkerRequest.Invoke, Reaction> react, MemberBinding? binding = null, Limits? limits = null)
    {
        var exercise = new Exercise("square", "Square", "Square", [Value], checks);
        var assignment = new Assignment("a", "A", "1", [exercise], limits ?? new(), []);
        var compiled = new CompileResponse(
            new byte[] { 1 }, new byte[] { 2 }, new byte[] { 3 },
            ImmutableDictionary<string, MemberBinding>.Empty.Add(Value.Key, binding ?? new MemberBinding.Bound("A.cs", 3, [])), [], []);
        await using var workers = new WarmWorkers(new FakeSandbox(react), assignment.Limits, 0, false);
        await using var session = new WorkerSession(workers, compiled, assignment.Limits, TimeProvider.System);
        var examined = await new Examiner(TimeProvider.System).ExamineAsync(
            assignment, assignment.Exercises, compiled, session, 7, null, TestContext.Current.CancellationToken);
        return examined[0].Checks;
    }

    private static Task<CallOutcome> CallAsync(ISubject subject) =>
        subject.CallAsync("Value", [TensorValue.Scalar(2)], Taint.None, TestContext.Current.CancellationToken);

    private static Reaction Answer(WorkerRequest.Invoke invoke) =>
        new Reaction.Say(new WorkerReply.Returned(invoke.Number, TensorValue.Scalar(4), CallEvidence.None));

    [Fact]
    public async Task Examine_PrerequisiteFailed_SkipsWithoutCalling()
    {
        var checks = await ExamineAsync(
            [Check("first", (_, _) => Task.FromResult(Failed("off"))), Check("second", (_, _) => throw new InvalidOperationException("called"), "first")], Answer);
        Assert.Equal([CheckStatus.Failed, CheckStatus.Skipped], checks.Select(c => c.Finding.Status));
        Assert.Contains("the first", checks[1].Finding.Message);
    }

    [Fact]
    public async Task Examine_OurFault_IsTriedAgain()
    {
        var attempts = 0;
        var checks = await ExamineAsync(
            [Check("first", (_, _) => ++attempts < 3 ? throw new InvalidOperationException("ours") : Task.FromResult(Finding.Passed("fine")))], Answer);
        Assert.Equal(CheckStatus.Passed, checks[0].Finding.Status);
    }

    [Fact]
    public async Task Examine_OurFaultThatStays_IsAnInternalErrorThatTellsStudentsNothing()
    {
        var checks = await ExamineAsync([Check("first", (_, _) => throw new InvalidOperationException("secret place"))], Answer);
        Assert.Equal(CheckStatus.InternalError, checks[0].Finding.Status);
        Assert.Contains("secret place", checks[0].Finding.Message);
        Assert.DoesNotContain("secret place", checks[0].Finding.PublicMessage);
    }

    [Fact]
    public async Task Examine_SameSeed_DrawsTheSameNumbersForEachCheckAndOthersForOthers()
    {
        var drawn = new List<double>();
        Check[] checks =
        [
            Check("first", (_, d) => { drawn.Add(d.Uniform(0, 1)); return Task.FromResult(Finding.Passed("")); }),
            Check("second", (_, d) => { drawn.Add(d.Uniform(0, 1)); return Task.FromResult(Finding.Passed("")); }),
        ];
        await ExamineAsync(checks, Answer);
        await ExamineAsync(checks, Answer);
        Assert.Equal(drawn[..2], drawn[2..]);
        Assert.NotEqual(drawn[0], drawn[1]);
    }

    [Fact]
    public async Task Call_AfterATimeOut_IsNotMadeAgain()
    {
        var calls = 0;
        CallOutcome? second = null;
        await ExamineAsync(
            [Check("first", async (s, _) => { await CallAsync(s); second = await CallAsync(s); return Failed("off"); })],
            _ => { calls++; return new Reaction.Hang(); }, limits: new() { Call = TimeSpan.FromMilliseconds(150) });
        Assert.IsType<CallOutcome.NotCalled>(second);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Call_AfterTwoDeaths_IsNotMadeAgain()
    {
        var outcomes = new List<CallOutcome>();
        await ExamineAsync(
            [Check("first", async (s, _) => { for (var i = 0; i < 3; i++) outcomes.Add(await CallAsync(s)); return Failed("off"); })],
            _ => new Reaction.Exit(134, "terminate"));
        Assert.Equal([typeof(CallOutcome.Died), typeof(CallOutcome.Died), typeof(CallOutcome.NotCalled)], outcomes.Select(o => o.GetType()));
    }

    [Theory]
    [InlineData(139, "", 2)]
    [InlineData(134, "free(): invalid pointer", 2)]
    [InlineData(134, "terminate called ... what(): bad graph", 1)]
    [InlineData(134, "Stack overflow.", 1)]
    [InlineData(0, "", 1)]
    public async Task Call_ThatDiedOfTouchingFreedMemory_IsMadeAgainOnce(int exitCode, string lastWords, int calls)
    {
        var made = 0;
        CallOutcome? outcome = null;
        await ExamineAsync(
            [Check("first", async (s, _) => { outcome = await CallAsync(s); return Failed("off"); })],
            invoke => ++made == 1 ? new Reaction.Exit(exitCode, lastWords) : Answer(invoke));
        Assert.Equal(calls, made);
        Assert.Equal(calls == 2, outcome is CallOutcome.Returned);
    }

    public static TheoryData<MemberBinding, CheckStatus, string> Bindings => new()
    {
        { new MemberBinding.Missing(false, null), CheckStatus.Failed, "there is no class Square" },
        { new MemberBinding.Missing(false, "Sqare"), CheckStatus.Failed, "one called Sqare" },
        { new MemberBinding.Missing(true, "value"), CheckStatus.Failed, "one called value" },
        { new MemberBinding.Unusable("it is private", "A.cs", 7), CheckStatus.Failed, "A.cs:7" },
        { new MemberBinding.Broken([new("CS1002", true, "A.cs", 3, 7, "; expected")]), CheckStatus.Error, "A.cs:3: ; expected (CS1002)" },
    };

    [Theory]
    [MemberData(nameof(Bindings))]
    public async Task Examine_MemberThatCannotBeCalled_SaysWhy(MemberBinding binding, CheckStatus status, string said)
    {
        var checks = await ExamineAsync([Check("first", (_, _) => throw new InvalidOperationException("called"))], Answer, binding);
        Assert.Equal(status, checks[0].Finding.Status);
        Assert.Contains(said, checks[0].Finding.Message);
        Assert.NotNull(checks[0].Finding.Hint);
    }

    [Fact]
    public void Budget_OfTheSubmission_EndsThatOfTheExercise()
    {
        var whole = new TimeBudget(TimeSpan.FromSeconds(60));
        var first = new TimeBudget(TimeSpan.FromSeconds(20), whole);
        first.Spend(TimeSpan.FromSeconds(25));
        Assert.Same(first, first.Exhausted);
        var second = new TimeBudget(TimeSpan.FromSeconds(50), whole);
        Assert.Equal(TimeSpan.FromSeconds(35), second.Left);
        second.Spend(TimeSpan.FromSeconds(35));
        Assert.Same(whole, second.Exhausted);
    }
}
