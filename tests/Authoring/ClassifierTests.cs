using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using CsCheck;

namespace Autograder.Authoring.Tests;

public sealed class ClassifierTests
{
    private static Mistake Known(string id, Func<TensorValue[], TensorValue?> answer) => new(id, id, $"hint of {id}", p => answer(Checks.Tensors(p)));

    private static TensorValue? PlusB(TensorValue[] t) => t[0].Transposed().Times(t[0].Times(t[2]).Plus(t[1]));

    private static TensorValue? WithoutB(TensorValue[] t) => t[0].Transposed().Times(t[0].Times(t[2]));

    private static TensorValue? NotTransposed(TensorValue[] t) => t[0].Shape[0] == t[0].Shape[1] ? t[0].Times(t[0].Times(t[2]).Minus(t[1])) : null;

    private static TensorValue Residual(TensorValue[] t) => t[0].Times(t[2]).Minus(t[1]);

    private static readonly IReadOnlyList<Mistake> Mistakes =
    [
        Known("twice", t => Checks.Gradient(t).Scaled(2)),
        Known("plus-b", PlusB),
        Known("b-missing", WithoutB),
        Known("not-transposed", NotTransposed),
        Known("residual", Residual),
        Known("mean", t => Checks.Gradient(t).Scaled(1.0 / t[1].Values.Length)),
    ];

    private static Task<Finding> TryAsync(Func<TensorValue[], TensorValue> member, ulong seed = 1) =>
        Checks.TryAsync(member, Checks.OfGradient(mistakes: Mistakes), seed);

    public static TheoryData<string> Planted => ["twice", "plus-b", "b-missing", "residual", "mean"];

    [Theory]
    [MemberData(nameof(Planted))]
    public void Mistake_Known_IsNamedForEverySeed(string id) => Gen.ULong.Sample(seed =>
    {
        var mistake = Mistakes.First(m => m.Id == id);
        var finding = TryAsync(t => mistake.Answer(new("", [.. t.Select(v => (Value)v)]))!, seed).Result;
        return finding.Status == CheckStatus.Failed && finding.Mistake == id && finding.Hint == $"hint of {id}";
    }, iter: 50);

    [Fact]
    public void Mistake_WithOtherRoundings_IsStillNamed() => Gen.ULong.Sample(
        seed => TryAsync(t => PlusB(t)!.Map(v => v * (1 + 1e-14)), seed).Result.Mistake == "plus-b", iter: 50);

    [Fact]
    public void Mistake_BarelyOffAtOneProbe_IsStillNamed() => Gen.ULong.Sample(seed =>
    {
        var barely = Known("barely", t => Checks.Gradient(t).Scaled(t[0].Shape[0] == t[0].Shape[1] ? 1 + 1e-11 : 1.25));
        var check = Checks.OfGradient(mistakes: [barely]);
        return Checks.TryAsync(t => barely.Answer(new("", [.. t.Select(v => (Value)v)]))!, check, seed).Result.Mistake == "barely";
    }, iter: 50);

    [Fact]
    public void Noise_Random_IsNeverNamed() => Gen.Select(Gen.ULong, Gen.ULong).Sample((seed, noise) =>
    {
        var draw = new Draw(noise);
        var finding = TryAsync(t => draw.NormalTensor(t[2].Values.Length), seed).Result;
        return finding.Status == CheckStatus.Failed && finding.Mistake is null;
    }, iter: 300);

    [Fact]
    public void Noise_RandomOnAHessian_IsNeverNamed() => Gen.Select(Gen.ULong, Gen.ULong).Sample((seed, noise) =>
    {
        var draw = new Draw(noise);
        var subject = new FakeSubject().With("AutogradHessian", t => draw.NormalTensor(t[2].Values.Length, t[2].Values.Length));
        var finding = Checks.OfHessian(mistakes: [Known("twice", t => Checks.Hessian(t).Scaled(2))]).ExamineAsync(subject, seed).Result;
        return finding.Status == CheckStatus.Failed && finding.Mistake is null;
    }, iter: 100);

    [Fact]
    public async Task Mistake_ThatFitsOneProbeOnly_IsNotNamed()
    {
        var finding = await TryAsync(t => t[0].Shape[0] == t[0].Shape[1] ? PlusB(t)! : Checks.Gradient(t).Map(v => v * v + 3));
        Assert.Null(finding.Mistake);
    }

    [Fact]
    public async Task Mistakes_ThatFitEqually_AreNotNamed()
    {
        IReadOnlyList<Mistake> both = [Known("twice", t => Checks.Gradient(t).Scaled(2)), Known("counted-twice", t => Checks.Gradient(t).Plus(Checks.Gradient(t)))];
        var finding = await Checks.TryAsync(t => Checks.Gradient(t).Scaled(2), Checks.OfGradient(mistakes: both));
        Assert.Null(finding.Mistake);
        Assert.NotNull(finding.Hint);
    }

    [Fact]
    public async Task Mistake_InVariantsOfOneName_IsNamed()
    {
        IReadOnlyList<Mistake> both = [Known("twice", t => Checks.Gradient(t).Scaled(2)), Known("twice", t => Checks.Gradient(t).Plus(Checks.Gradient(t)))];
        Assert.Equal("twice", (await Checks.TryAsync(t => Checks.Gradient(t).Scaled(2), Checks.OfGradient(mistakes: both))).Mistake);
    }

    [Fact]
    public async Task Mistake_WhoseFormulaThrows_HarmsNobody()
    {
        var finding = await Checks.TryAsync(t => Checks.Gradient(t).Scaled(-1), Checks.OfGradient(mistakes: [Known("broken", _ => throw new InvalidOperationException())]));
        Assert.Equal("sign", finding.Mistake);
    }

    [Theory]
    [InlineData(-1, "sign")]
    [InlineData(0.5, "factor")]
    [InlineData(-0.25, "factor")]
    [InlineData(1.37, "factor")]
    [InlineData(0, "zero")]
    public async Task Factor_Unlisted_IsDescribed(double factor, string id)
    {
        var finding = await Checks.TryAsync(t => Checks.Gradient(t).Scaled(factor));
        Assert.Equal(id, finding.Mistake);
        Assert.DoesNotContain("1.37", finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Factor_ThatIsASizeOfTheInputs_IsDescribedAsOne()
    {
        var finding = await Checks.TryAsync(t => Checks.Gradient(t).Scaled(t[1].Values.Length));
        Assert.Equal("factor", finding.Mistake);
        Assert.Contains("a sum where a mean", finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_KnownAndAFactor_AreBothFound()
    {
        var finding = await TryAsync(t => PlusB(t)!.Scaled(-1));
        Assert.Equal("plus-b+sign", finding.Mistake);
        Assert.Contains("hint of plus-b", finding.Hint, StringComparison.Ordinal);
        Assert.Contains("the negative of", finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_TransposedAndTwice_IsFoundAsBoth()
    {
        var check = OfProduct([]);
        Assert.Equal("transposed", (await check.ExamineAsync(new FakeSubject().With("G", t => t[1].Times(t[0])))).Mistake);
        Assert.Equal("transposed+factor", (await check.ExamineAsync(new FakeSubject().With("G", t => t[1].Times(t[0]).Scaled(2)))).Mistake);
        var named = OfProduct([Known("numerator-layout", t => t[1].Times(t[0])), Known("twice", t => t[1].Times(t[0]).Transposed().Scaled(2))]);
        Assert.Equal("numerator-layout", (await named.ExamineAsync(new FakeSubject().With("G", t => t[1].Times(t[0])))).Mistake);
        Assert.Equal("numerator-layout+factor", (await named.ExamineAsync(new FakeSubject().With("G", t => t[1].Times(t[0]).Scaled(2)))).Mistake);
    }

    [Fact]
    public async Task Hessian_WrongOnTheDiagonalOnly_IsDescribed()
    {
        var finding = await TryHessianAsync(h => h.Plus(h.DiagonalOnly().Scaled(3.3)));
        Assert.Equal("Only the diagonal is off.", finding.Hint);
        Assert.Equal("The diagonal is right; what is beside it is off.", (await TryHessianAsync(h => h.DiagonalOnly())).Hint);
    }

    [Fact]
    public async Task Hessian_WithARightSymmetricPart_IsNotSymmetrised() =>
        Assert.Equal("not-symmetric", (await TryHessianAsync(h =>
        {
            var tilt = new Draw(5).NormalTensor(h.Shape[0], h.Shape[1]);
            return h.Plus(tilt).Minus(tilt.Transposed());
        })).Mistake);

    [Fact]
    public async Task Answer_NearlyRight_IsImprecise() =>
        Assert.Equal("imprecise", (await Checks.TryAsync(t => Checks.Gradient(t).Map(v => (float)v))).Mistake);

    [Fact]
    public async Task Answer_MovedByANumber_IsOffset() =>
        Assert.Equal("offset", (await Checks.TryAsync(t => Checks.Gradient(t).Map(v => v + 1.5))).Mistake);

    [Fact]
    public async Task Answer_OverflowingAtOneProbe_FitsTheMistakeThatOverflowsThere()
    {
        IReadOnlyList<Mistake> mistakes = [Known("overflow", t => t[0].Shape[0] == 2 ? t[2].Filled(double.NaN) : null)];
        var named = await Checks.TryAsync(t => t[0].Shape[0] == 2 ? t[2].Filled(double.NaN) : Checks.Gradient(t), Checks.OfGradient(mistakes: mistakes));
        Assert.Equal("overflow", named.Mistake);
        var everywhere = await Checks.TryAsync(t => t[2].Filled(double.NaN), Checks.OfGradient(mistakes: mistakes));
        Assert.Equal("not-finite", everywhere.Mistake);
    }

    private static Task<Finding> TryHessianAsync(Func<TensorValue, TensorValue> change) =>
        Checks.OfHessian().ExamineAsync(new FakeSubject().With("AutogradHessian", t => change(Checks.Hessian(t))));

    /// <summary>The gradient AᵀBᵀ of tr(AXB), of shape (n, p), at rectangular inputs.</summary>
    private static AgreementCheck OfProduct(IReadOnlyList<Mistake> mistakes) => new()
    {
        Id = "g", Title = "g", Member = "G", Visibility = Visibility.Hidden, Points = 1,
        Probes = draw => [new("flat", [draw.NormalTensor(3, 2), draw.NormalTensor(5, 3)]), new("tall", [draw.NormalTensor(2, 4), draw.NormalTensor(3, 2)])],
        Oracles = [new("closed form", p => p.Tensor(0).Transposed().Times(p.Tensor(1).Transposed()))],
        Scale = p => p.Tensor(0).Abs().Transposed().Times(p.Tensor(1).Abs().Transposed()),
        Mistakes = mistakes,
    };
}
