using System.Collections.Immutable;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Checking;

namespace Autograder.Engine.Tests.Checking;

/// <summary>Examples come after the verdicts and change none, whatever goes wrong.</summary>
public sealed class ExplainerTests
{
    private static readonly MemberSignature Value = MemberSignature.OfTensors("Square", "Value", "x");

    private static readonly SmallestExample Example = new(new("smallest", [TensorValue.Scalar(1)]), TensorValue.Scalar(1), TensorValue.Scalar(2));

    private sealed class ShrinkingCheck(Func<ISubject, Task<SmallestExample?>> shrink) : Check
    {
        public override Task<Finding> ExamineAsync(ISubject subject, Draw draw, CancellationToken cancellation) => throw new InvalidOperationException("examined again");

        public override Task<SmallestExample?> ShrinkAsync(ISubject subject, Finding finding, CancellationToken cancellation) => shrink(subject);
    }

    private static CheckedCheck Checked(CheckStatus status, Func<ISubject, Task<SmallestExample?>> shrink, string id = "first") =>
        new(new ShrinkingCheck(shrink) { Id = id, Title = id, Member = "Value", Visibility = Visibility.Visible, Points = 2 }, new(status, "off") { PublicMessage = "off" });

    private static async Task<IReadOnlyList<Finding>> ExplainAsync(Func<WorkerRequest.Invoke, Reaction>? react, params CheckedCheck[] checks)
    {
        var exercise = new Exercise("square", "Square", "Square", [Value], [.. checks.Select(c => c.Check)]);
        var compiled = new CompileResponse(
            new byte[] { 1 }, new byte[] { 2 }, new byte[] { 3 },
            ImmutableDictionary<string, MemberBinding>.Empty.Add(Value.Key, new MemberBinding.Bound("A.cs", 3, [])), [], []);
        await using var workers = new WarmWorkers(new FakeSandbox(react ?? (_ => new Reaction.Hang())), new(), 0, false);
        await using var session = new WorkerSession(workers, compiled, new(), TimeProvider.System);
        var explained = await new Explainer(TimeProvider.System).ExplainAsync(
            [new(exercise, checks)], compiled, session, new(), TestContext.Current.CancellationToken);
        return [.. explained[0].Checks.Select(c => c.Finding)];
    }

    [Fact]
    public async Task Explain_OfFindings_GivesTheFirstFailedOfAMemberAnExample()
    {
        var found = await ExplainAsync(null,
            Checked(CheckStatus.Passed, _ => throw new InvalidOperationException("a right one is not shrunk")),
            Checked(CheckStatus.Error, _ => throw new InvalidOperationException("nothing was answered")),
            Checked(CheckStatus.Failed, _ => Task.FromResult<SmallestExample?>(Example)),
            Checked(CheckStatus.Failed, _ => throw new InvalidOperationException("once for a member")));

        Assert.Equal([null, null, Example, null], found.Select(f => f.Smallest));
        Assert.Equal([CheckStatus.Passed, CheckStatus.Error, CheckStatus.Failed, CheckStatus.Failed], found.Select(f => f.Status));
    }

    [Fact]
    public async Task Explain_WhereTheSearchItselfFails_LeavesTheFindingAsItWas()
    {
        var found = await ExplainAsync(null, Checked(CheckStatus.Failed, _ => throw new InvalidOperationException("ours")));
        Assert.Equal((CheckStatus.Failed, "off", null), (found[0].Status, found[0].Message, found[0].Smallest));
    }

    [Fact]
    public async Task Explain_OfAMemberThatHangsNow_EndsSoonAndChangesNothing()
    {
        CallOutcome? outcome = null;
        var found = await ExplainAsync(_ => new Reaction.Hang(), Checked(CheckStatus.Failed, async subject =>
        {
            outcome = await subject.CallAsync("Value", [TensorValue.Scalar(2)], Taint.None, TestContext.Current.CancellationToken);
            return null;
        }));
        Assert.IsType<CallOutcome.TimedOut>(outcome);
        Assert.Equal((CheckStatus.Failed, "off"), (found[0].Status, found[0].Message));
    }
}
