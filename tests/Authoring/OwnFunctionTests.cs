using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Tests;

public sealed class OwnFunctionTests
{
    private static readonly Way Autograd = new Way.Autograd();
    private static readonly OwnFunction Gradient = new("Value", Argument: 2, Order: 1, Exact: true);
    private static readonly OwnFunction Hessian = new("Value", Argument: 2, Order: 2, Exact: true);

    /// <summary>√(‖Ax − b‖²): not quadratic, though the right function is.</summary>
    private static TensorValue Norm(TensorValue[] t) => Checks.Value(t).Map(v => Math.Sqrt(2 * v));

    private static TensorValue NormGradient(TensorValue[] t) => Checks.Gradient(t).Scaled(1 / Norm(t)[0]);

    [Fact]
    public async Task Gradient_OfAWrongValue_IsSaidToBeRightlyDifferentiated()
    {
        var subject = new FakeSubject().With("Value", t => Checks.Value(t).Scaled(2)).With(Checks.Member, t => Checks.Gradient(t).Scaled(2));
        var finding = await Checks.OfGradient(Autograd, own: Gradient).ExamineAsync(subject);
        Assert.Equal(CheckStatus.Failed, finding.Status);
        Assert.Equal("value-is-wrong", finding.Mistake);
        Assert.StartsWith("Your differentiation is right", finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gradient_OfAWrongValueThatIsNotQuadratic_IsSaidToBeRightlyDifferentiated()
    {
        var subject = new FakeSubject().With("Value", Norm).With(Checks.Member, NormGradient);
        Assert.Equal("value-is-wrong", (await Checks.OfGradient(Autograd, own: Gradient).ExamineAsync(subject)).Mistake);
    }

    [Fact]
    public async Task Hessian_OfAWrongValue_IsSaidToBeRightlyDifferentiated()
    {
        var subject = new FakeSubject().With("Value", t => Checks.Value(t).Scaled(2)).With("AutogradHessian", t => Checks.Hessian(t).Scaled(2));
        Assert.Equal("value-is-wrong", (await Checks.OfHessian(Autograd, own: Hessian).ExamineAsync(subject)).Mistake);
    }

    [Fact]
    public async Task Gradient_WrongOfARightValue_IsNotBlamedOnValue()
    {
        var subject = new FakeSubject().With("Value", Checks.Value).With(Checks.Member, t => Checks.Gradient(t).Scaled(2));
        Assert.Equal("factor", (await Checks.OfGradient(Autograd, own: Gradient).ExamineAsync(subject)).Mistake);
    }

    [Fact]
    public async Task Gradient_NearlyRightOfARightValue_IsNotBlamedOnValue()
    {
        var subject = new FakeSubject().With("Value", Checks.Value).With(Checks.Member, t => Checks.Gradient(t).Map(v => v * (1 + 1e-8)));
        Assert.Equal("imprecise", (await Checks.OfGradient(Autograd, own: Gradient).ExamineAsync(subject)).Mistake);
    }

    [Fact]
    public async Task Gradient_WrongOfAnotherWrongValue_IsNotSaidToBeRightlyDifferentiated()
    {
        var subject = new FakeSubject().With("Value", t => Checks.Value(t).Scaled(2)).With(Checks.Member, t => Checks.Gradient(t).Scaled(3));
        Assert.Equal("factor", (await Checks.OfGradient(Autograd, own: Gradient).ExamineAsync(subject)).Mistake);
    }

    [Fact]
    public async Task Gradient_WithAValueThatThrows_IsDiagnosedWithoutIt()
    {
        var subject = new FakeSubject()
            .WithOutcome("Value", (_, _) => new CallOutcome.Threw("System.NotImplementedException", "", null, false))
            .With(Checks.Member, t => Checks.Gradient(t).Scaled(2));
        Assert.Equal("factor", (await Checks.OfGradient(Autograd, own: Gradient).ExamineAsync(subject)).Mistake);
    }

    [Fact]
    public async Task Gradient_AnalyticOfAWrongValue_IsNotBlamedOnValue()
    {
        var subject = new FakeSubject().With("Value", t => Checks.Value(t).Scaled(2)).With(Checks.Member, t => Checks.Gradient(t).Scaled(2));
        Assert.Equal("factor", (await Checks.OfGradient(new Way.Analytic(), own: Gradient).ExamineAsync(subject)).Mistake);
    }
}
