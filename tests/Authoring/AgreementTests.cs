using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using CsCheck;

namespace Autograder.Authoring.Tests;

public sealed class AgreementTests
{
    private static TensorValue Changed(TensorValue t, int component, Func<double, double> change) =>
        t with { Values = t.Values.SetItem(component, change(t[component])) };

    [Fact]
    public async Task Answer_Right_Passes()
    {
        var finding = await Checks.TryAsync(Checks.Gradient);
        Assert.Equal(CheckStatus.Passed, finding.Status);
        Assert.False(finding.Review);
        Assert.Empty(finding.Advisories);
    }

    [Fact]
    public void Answer_RightUpToTheTolerance_PassesAndTenTimesFurtherFails() =>
        Gen.Select(Gen.ULong, Gen.Double[-0.99, 0.99], Gen.Int[0, 2], Gen.Bool).Sample((seed, part, component, minus) =>
        {
            Finding With(double shift) => Checks.TryAsync(
                t => Changed(Checks.Gradient(t), component, v => v + shift * AgreementCheck.DefaultTolerance * ScaleOf(t)[component]), seed: seed).Result;
            return With(part).Status == CheckStatus.Passed && With(minus ? -10 : 10).Status == CheckStatus.Failed;
        }, iter: 200);

    [Fact]
    public void Answer_WithNaNOrInfinity_NeverPasses() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 1], Gen.OneOf(Gen.Const(double.NaN), Gen.Const(double.PositiveInfinity), Gen.Const(double.NegativeInfinity))).Sample((seed, component, bad) =>
        {
            var finding = Checks.TryAsync(t => Changed(Checks.Gradient(t), component, _ => bad), seed: seed).Result;
            return finding.Status == CheckStatus.Failed && finding.Message.Contains("not finite", StringComparison.Ordinal);
        }, iter: 100);

    [Fact]
    public async Task Answer_Off_IsToldWithPlaceExpectedActualAndAllowance()
    {
        var check = new AgreementCheck
        {
            Id = "g", Title = "g", Member = "Gradient", Visibility = Visibility.Visible, Points = 1,
            Probes = _ => [new("a small one", [TensorValue.Vector(1, 2, 3)])],
            Oracles = [new("closed form", _ => TensorValue.Vector(1, 2, 0.25))],
            Scale = _ => TensorValue.Vector(1, 1, 1),
            RelativeTolerance = _ => 2.6e-7,
        };
        var finding = await check.ExamineAsync(new FakeSubject().With("Gradient", _ => TensorValue.Vector(1, 2, -0.25)));
        Assert.Equal("gradient[2]: expected 0.25, got -0.25 (allowed difference 2.6E-07); 1 of 3 components is off (at the input \"a small one\")", finding.Message);
        Assert.Equal(TensorValue.Vector(1, 2, 0.25), finding.Expected);
        Assert.Equal(TensorValue.Vector(1, 2, -0.25), finding.Actual);
        Assert.Equal(2.6e-7, finding.Allowed![2]);
    }

    [Fact]
    public async Task Message_OfAHiddenCheck_HoldsNoNumbersOfTheAnswer()
    {
        var finding = await Checks.TryAsync(t => Changed(Checks.Gradient(t), 1, _ => 123.456), Checks.OfGradient(visibility: Visibility.Hidden));
        Assert.Equal("gradient: 1 of 3 components is off (at the input \"square\")", finding.PublicMessage);
        Assert.Contains("123.456", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shape_Other_IsAFindingOfItsOwn()
    {
        var finding = await Checks.TryAsync(t => Checks.Gradient(t).Reshape(t[2].Values.Length, 1));
        Assert.StartsWith("gradient: expected shape (", finding.Message, StringComparison.Ordinal);
        Assert.Equal("other-shape", finding.Mistake);
    }

    [Fact]
    public async Task Shape_WithANumberInIt_IsNotToldOfAHiddenCheck()
    {
        var finding = await Checks.TryAsync(_ => TensorValue.Of([1, 7919], new double[7919]), Checks.OfGradient(visibility: Visibility.Hidden));
        Assert.DoesNotContain("7919", finding.PublicMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new long[0], 0)]
    [InlineData(new long[] { 1 }, 0)]
    [InlineData(new long[] { 1, 1 }, 1)]
    public async Task Scalar_InOneComponentOfAnotherShape_Passes(long[] shape, int advisories)
    {
        var finding = await OfValue().ExamineAsync(new FakeSubject().With("Value", t => TensorValue.Of(shape, [t[0][0] * t[0][0]])));
        Assert.Equal(CheckStatus.Passed, finding.Status);
        Assert.Equal(advisories, finding.Advisories.Count);
    }

    [Fact]
    public async Task Argument_ChangedInPlace_IsAnAdvisoryOnly()
    {
        var subject = new FakeSubject().WithOutcome("Value", (a, _) => new CallOutcome.Returned(
            TensorValue.Scalar(Math.Pow(((Value.Tensor)a[0]).Content[0], 2)), new(0, [], [0]), TimeSpan.Zero));
        var finding = await OfValue().ExamineAsync(subject);
        Assert.Equal(CheckStatus.Passed, finding.Status);
        Assert.Contains("argument 1 in place", Assert.Single(finding.Advisories), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Oracles_ThatDisagree_CostNobodyAPoint()
    {
        IReadOnlyList<Oracle> oracles =
        [
            new("closed form", p => Checks.Gradient(Checks.Tensors(p)).Scaled(2)),
            new("autograd", p => Checks.Gradient(Checks.Tensors(p))),
        ];
        var finding = await Checks.TryAsync(Checks.Gradient, Checks.OfGradient(oracles: oracles));
        Assert.Equal(CheckStatus.InternalError, finding.Status);
        Assert.Contains("\"closed form\" and \"autograd\" disagree at the probe \"square\"", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Oracle_ThatThrowsOrIsNotFinite_CostsNobodyAPoint()
    {
        foreach (var oracle in new Func<Probe, TensorValue>[] { _ => throw new InvalidOperationException("torch"), p => Checks.Gradient(Checks.Tensors(p)).Scaled(double.NaN) })
        {
            var first = await Checks.TryAsync(Checks.Gradient, Checks.OfGradient(oracles: [new("bad", oracle)]));
            Assert.Equal(CheckStatus.InternalError, first.Status);
            var second = await Checks.TryAsync(t => Checks.Gradient(t).Scaled(3), Checks.OfGradient(oracles: [new("good", p => Checks.Gradient(Checks.Tensors(p))), new("bad", oracle)]));
            Assert.Equal(CheckStatus.InternalError, second.Status);
        }
    }

    [Fact]
    public async Task Oracles_Further_AreNotAskedForARightAnswer()
    {
        var finding = await Checks.TryAsync(Checks.Gradient, Checks.OfGradient(oracles:
            [new("closed form", p => Checks.Gradient(Checks.Tensors(p))), new("slow", _ => throw new InvalidOperationException())]));
        Assert.Equal(CheckStatus.Passed, finding.Status);
    }

    [Fact]
    public async Task Function_Forbidden_EarnsNothingThoughTheNumbersAreRight()
    {
        var subject = new FakeSubject { Uses = [new("TorchSharp.torch.cos", "Exercises/T.cs", 12, ["Series"])] }.With(Checks.Member, Checks.Gradient);
        var finding = await Checks.OfGradient(forbidden: [new("TorchSharp.torch.cos", "cos")]).ExamineAsync(subject);
        Assert.Equal(CheckStatus.Failed, finding.Status);
        Assert.Equal("AutogradGradient must not use cos at Exercises/T.cs:12 (by way of Series)", finding.Message);
    }

    [Fact]
    public void Forbidden_WithAStar_CoversWhatIsBelowOnly()
    {
        var rule = new ForbiddenUse("TorchSharp.torch.fft.*", "Fourier transforms");
        Assert.True(rule.Covers("TorchSharp.torch.fft.rfft"));
        Assert.False(rule.Covers("TorchSharp.torch.fftshift"));
        Assert.False(new ForbiddenUse("System.Math.Cos", "cos").Covers("System.Math.Cosh"));
    }

    private static TensorValue ScaleOf(TensorValue[] t) => Checks.GradientScale(new("", [.. t.Select(v => (Value)v)]));

    private static AgreementCheck OfValue() => new()
    {
        Id = "v", Title = "v", Member = "Value", Visibility = Visibility.Visible, Points = 1,
        Probes = draw => [new("random", [draw.NormalTensor()])],
        Oracles = [new("closed form", p => p.Tensor(0).Map(v => v * v))],
        Scale = p => p.Tensor(0).Map(v => v * v),
    };
}
