using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Tests;

public sealed class OutcomeTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    private static CallOutcome Returned(Value value) => new CallOutcome.Returned(value, CallEvidence.None, Millisecond);

    [Fact]
    public async Task Stub_NotWritten_IsNotStarted()
    {
        var finding = await Checks.TryOutcomeAsync(new CallOutcome.Threw("System.NotImplementedException", "write me", "Exercises/A.cs:7", false));
        Assert.True(finding.NotStarted);
        Assert.Equal(CheckStatus.Error, finding.Status);
        Assert.Contains("Exercises/A.cs:7", finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_OfTheStudent_IsToldWithTypeMessageAndPlace()
    {
        var finding = await Checks.TryOutcomeAsync(new CallOutcome.Threw("System.InvalidOperationException", "no rows\n at C++", "Exercises/A.cs:31", false));
        Assert.Equal(CheckStatus.Error, finding.Status);
        Assert.Equal("AutogradGradient threw InvalidOperationException at Exercises/A.cs:31: no rows (at the input \"tall\")", finding.Message);
        Assert.False(finding.NotStarted);
    }

    [Fact]
    public async Task Exception_WithHiddenNumbersInIt_IsNotToldToTheStudent()
    {
        var finding = await Checks.TryOutcomeAsync(new CallOutcome.Threw("System.Exception", "x = 0.123456", "A.cs:1", false), Visibility.Hidden);
        Assert.Contains("0.123456", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0.123456", finding.PublicMessage, StringComparison.Ordinal);
        Assert.Contains("A.cs:1", finding.PublicMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Trying to backward through the graph a second time (or directly access saved tensors)", "graph-not-retained", "retain_graph: true")]
    [InlineData("element 0 of tensors does not require grad and does not have a grad_fn", "graph-detached", "detach")]
    [InlineData("One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused", "input-unused", "requires_grad")]
    [InlineData("grad can be implicitly created only for scalar outputs", "output-not-scalar", "sum")]
    [InlineData("one of the variables needed for gradient computation has been modified by an inplace operation", "changed-in-place", "in place")]
    [InlineData("a leaf Variable that requires grad is being used in an in-place operation.", "leaf-changed-in-place", "no_grad")]
    [InlineData("mat1 and mat2 shapes cannot be multiplied (3x2 and 3x2)", "shape-mismatch", "transposed")]
    [InlineData("size mismatch, got input (3), mat (3x2), vec (3)", "shape-mismatch", "transposed")]
    [InlineData("expected m1 and m2 to have the same dtype, but got: double != float", "float32", "float64")]
    [InlineData("expected scalar type Double but found Float", "float32", "float64")]
    public async Task Exception_WithASentenceOfLibtorch_NamesTheMistake(string sentence, string mistake, string hint)
    {
        var threw = await Checks.TryOutcomeAsync(new CallOutcome.Threw("System.Runtime.InteropServices.ExternalException", sentence, null, true), Visibility.Hidden);
        Assert.Equal(mistake, threw.Mistake);
        Assert.Contains(hint, threw.Hint, StringComparison.Ordinal);
        Assert.Contains("exit 134", threw.Hint, StringComparison.Ordinal);

        var died = await Checks.TryOutcomeAsync(new CallOutcome.Died(134, $"terminate called after throwing an instance of 'c10::Error'\n  what():  {sentence}\nException raised from x (most recent call first):"));
        Assert.Equal(mistake, died.Mistake);
        Assert.Contains(sentence, died.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("most recent call", died.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_ThatOverflowedItsStack_IsTold()
    {
        var finding = await Checks.TryOutcomeAsync(new CallOutcome.Died(134, "Stack overflow.\nRepeat 9000 times: at A.F()"));
        Assert.Equal("endless-recursion", finding.Mistake);
        Assert.Equal(CheckStatus.Error, finding.Status);
    }

    [Fact]
    public async Task Process_ThatSaidHiddenNumbersBeforeItDied_IsNotQuotedToTheStudent()
    {
        var finding = await Checks.TryOutcomeAsync(new CallOutcome.Died(134, "  what():  x was 0.987\n"), Visibility.Hidden);
        Assert.Contains("0.987", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0.987", finding.PublicMessage, StringComparison.Ordinal);
    }

    public static TheoryData<CallOutcome, string> Limits => new()
    {
        { new CallOutcome.TimedOut(TimeSpan.FromSeconds(10)), "did not return within 10 s" },
        { new CallOutcome.BrokeLimit("memory", "700 MB", "702 MB"), "memory, allowed 700 MB, used 702 MB" },
        { new CallOutcome.BrokeProtocol("an unknown frame"), "refused" },
        { new CallOutcome.NotCalled("the time was used up"), "the time was used up" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Call_ThatBrokeALimit_IsAnError(CallOutcome outcome, string words)
    {
        var finding = await Checks.TryOutcomeAsync(outcome);
        Assert.Equal(CheckStatus.Error, finding.Status);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Value, string> OtherValues => new()
    {
        { new Value.Nothing(), "nothing-returned" },
        { new Value.Number(1), "other-type" },
        { new Value.Other("System.String"), "other-type" },
        { TensorValue.Vector(1, 2, 3) with { Type = ElementType.Float32 }, "float32" },
        { TensorValue.Vector(1, 2, 3) with { Type = ElementType.UInt8 }, "sum-zero-trap" },
        { TensorValue.Vector(1, 2, 3) with { Type = ElementType.Int64 }, "not-floating" },
        { TensorValue.Vector(1, 2, 3) with { Type = ElementType.Complex128 }, "complex" },
    };

    [Theory]
    [MemberData(nameof(OtherValues))]
    public async Task Call_ThatReturnedNoFloat64Tensor_FailsByItsType(Value value, string mistake)
    {
        var finding = await Checks.TryOutcomeAsync(Returned(value));
        Assert.Equal(CheckStatus.Failed, finding.Status);
        Assert.Equal(mistake, finding.Mistake);
    }

    [Fact]
    public async Task Call_ThatThrowsAfterAWrongAnswer_IsAnErrorExplainedByTheAnswer()
    {
        var subject = new FakeSubject().WithOutcome(Checks.Member, (arguments, _) =>
            ((Value.Tensor)arguments[0]).Content.Shape is [3, 3]
                ? new CallOutcome.Threw("System.Exception", "square", null, false)
                : Returned(Checks.Gradient([.. arguments.Select(a => ((Value.Tensor)a).Content)]).Scaled(2)));
        var finding = await Checks.OfGradient().ExamineAsync(subject);
        Assert.Equal(CheckStatus.Error, finding.Status);
        Assert.Equal("factor", finding.Mistake);
        Assert.Contains("twice", finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_NotMadeAfterAWrongAnswer_LeavesTheWrongAnswerToBeTold()
    {
        var calls = 0;
        var subject = new FakeSubject().WithOutcome(Checks.Member, (arguments, _) => calls++ > 0
            ? new CallOutcome.NotCalled("the time was used up")
            : Returned(Checks.Gradient([.. arguments.Select(a => ((Value.Tensor)a).Content)]).Scaled(2)));
        Assert.Equal(CheckStatus.Failed, (await Checks.OfGradient().ExamineAsync(subject)).Status);
    }

    [Fact]
    public async Task Call_ThatThrowsAtALaterProbeOnly_IsTheErrorOfThatProbe()
    {
        var subject = new FakeSubject().WithOutcome(Checks.Member, (arguments, _) =>
            ((Value.Tensor)arguments[0]).Content.Shape is [3, 3]
                ? new CallOutcome.Threw("System.Exception", "square", null, false)
                : Returned(Checks.Gradient([.. arguments.Select(a => ((Value.Tensor)a).Content)])));
        var late = await Checks.OfGradient().ExamineAsync(subject);
        Assert.Equal(CheckStatus.Error, late.Status);
        Assert.Contains("\"square\"", late.Message, StringComparison.Ordinal);
    }
}
