using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using CsCheck;

namespace Autograder.Authoring.Tests;

public sealed class WayTests
{
    private static readonly Way Autograd = new Way.Autograd();

    /// <summary>g by autograd, H by a second pass over its result.</summary>
    private static TensorValue DoubleBackward(TensorValue[] t, Tape tape)
    {
        tape.Derive(Checks.Gradient(t));
        return tape.Derive(Checks.Hessian(t).Scaled(tape.Scale));
    }

    private static TensorValue ByRows(TensorValue hessian, Tape tape)
    {
        var n = (int)hessian.Shape[0];
        return TensorValue.Of([n, n], [.. Enumerable.Range(0, n).SelectMany(i => tape.Derive(TensorValue.Vector([.. Enumerable.Range(0, n).Select(j => hessian[i, j])])).Values)]);
    }

    private static TensorValue Symmetrised(TensorValue h) => h.Plus(h.Transposed()).Scaled(0.5);

    private static TensorValue Unit(TensorValue like, Tape tape) => tape.Derive(like.Filled(1));

    private static readonly Dictionary<string, Func<TensorValue[], Tape, TensorValue>> HonestGradients = new()
    {
        ["one pass"] = (t, tape) => tape.Derive(Checks.Gradient(t)),
        ["of ‖Ax − b‖², halved"] = (t, tape) => tape.Derive(Checks.Gradient(t).Scaled(2)).Scaled(0.5),
        ["a pass for each component"] = (t, tape) => TensorValue.Vector([.. Checks.Gradient(t).Values.Select(v => tape.Derive(TensorValue.Scalar(v))[0])]),
        ["beside a pass that is not used"] = (t, tape) => (tape.Derive(t[2]), tape.Derive(Checks.Gradient(t))).Item2,
        ["a column and back"] = (t, tape) => tape.Derive(Checks.Gradient(t).Reshape(t[2].Shape[0], 1)).Reshape(t[2].Shape[0]),
    };

    private static readonly Dictionary<string, Func<TensorValue[], Tape, TensorValue>> HonestHessians = new()
    {
        ["double backward"] = DoubleBackward,
        ["double backward by rows"] = (t, tape) => (tape.Derive(Checks.Gradient(t)), ByRows(Checks.Hessian(t).Scaled(tape.Scale), tape)).Item2,
        ["Jacobian of a gradient formula"] = (t, tape) => ByRows(Checks.Hessian(t), tape),
        ["JᵀJ with J by autograd"] = (t, tape) => tape.Derive(t[0]) is var j ? j.Transposed().Times(j) : j,
        ["symmetrised"] = (t, tape) => Symmetrised(DoubleBackward(t, tape)),
        ["differences of an autograd gradient"] = Differences,
    };

    private static TensorValue Differences(TensorValue[] t, Tape tape)
    {
        var n = t[2].Values.Length;
        var there = Enumerable.Range(0, n).Select(i => tape.Derive(Checks.Gradient(t[0], t[1], t[2] with { Values = t[2].Values.SetItem(i, t[2][i] + 1) }))).ToList();
        var here = tape.Derive(Checks.Gradient(t));
        return TensorValue.Of([n, n], [.. there.SelectMany(g => g.Minus(here).Values)]);
    }

    public static TheoryData<string> HonestGradientNames => [.. HonestGradients.Keys];

    public static TheoryData<string> HonestHessianNames => [.. HonestHessians.Keys];

    [Theory]
    [MemberData(nameof(HonestGradientNames))]
    public void Gradient_ByAutograd_IsNeverAccused(string name) => Gen.ULong.Sample(seed =>
        IsClean(Checks.OfGradient(Autograd).ExamineAsync(new FakeSubject().With(Checks.Member, HonestGradients[name]), seed).Result), iter: 50);

    [Theory]
    [MemberData(nameof(HonestHessianNames))]
    public void Hessian_ByAutograd_IsNeverAccused(string name) => Gen.ULong.Sample(seed =>
        IsClean(Checks.OfHessian(Autograd).ExamineAsync(new FakeSubject().With("AutogradHessian", HonestHessians[name]), seed).Result), iter: 50);

    [Fact]
    public void Gradient_ByFormula_IsNeverAccusedOfAutograd() => Gen.ULong.Sample(seed =>
        IsClean(Checks.OfGradient(new Way.Analytic()).ExamineAsync(new FakeSubject().With(Checks.Member, Checks.Gradient), seed).Result), iter: 50);

    [Theory]
    [InlineData(false, "No derivative was computed")]
    [InlineData(true, "A derivative was computed, but the result does not use it")]
    public async Task Autograd_ByFormula_EarnsNothing(bool dummy, string words)
    {
        var finding = await TryAsync((t, tape) => (dummy ? tape.Derive(Checks.Gradient(t)) : null, Checks.Gradient(t)).Item2);
        Assert.Equal(CheckStatus.Failed, finding.Status);
        Assert.StartsWith("The numbers are right. ", finding.Message, StringComparison.Ordinal);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Autograd_ByFormulaPlusZeroTimesAGradient_EarnsNothing() =>
        Assert.Equal(CheckStatus.Failed, (await TryAsync((t, tape) => Checks.Gradient(t).Plus(tape.Derive(Checks.Gradient(t)).Scaled(0)))).Status);

    [Fact]
    public async Task Autograd_ByFormulaTimesTheDerivativeOfASum_EarnsNothing()
    {
        var finding = await TryAsync((t, tape) => Checks.Gradient(t).Zip(Unit(t[2], tape), (c, u) => c * u));
        Assert.Equal(CheckStatus.Failed, finding.Status);
        Assert.Contains("a plain sum", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Autograd_ByFormulaTimesTheDerivativeOfSomethingLinear_EarnsNothing() =>
        Assert.Equal(CheckStatus.Failed, (await TryAsync((t, tape) => Checks.Gradient(t).Zip(tape.Derive(t[2].Filled(4)), (c, u) => c * u / 4))).Status);

    [Fact]
    public async Task Autograd_ByFormulaTimesADerivativeThatMoves_IsForReview() =>
        IsForReview(await TryAsync((t, tape) => Checks.Gradient(t).Zip(tape.Derive(t[2].Scaled(2)).Zip(t[2], (d, x) => d / (2 * x)), (c, u) => c * u)));

    [Fact]
    public async Task Autograd_ChainRuleByHand_IsForReviewAndKeepsItsPoints() =>
        IsForReview(await TryAsync((t, tape) => tape.Derive(t[0]).Transposed().Times(t[0].Times(t[2]).Minus(t[1]))));

    [Fact]
    public async Task Autograd_OfAPartOfTheSumOnly_IsForReview() =>
        IsForReview(await TryAsync((t, tape) => tape.Derive(t[0].Transposed().Times(t[0].Times(t[2]))).Minus(t[0].Transposed().Times(t[1]))));

    [Fact]
    public async Task Autograd_InFewComponentsByFormula_IsForReviewAndSaysWhich()
    {
        var finding = await TryAsync((t, tape) => tape.Derive(Checks.Gradient(t)) is var g ? g with { Values = g.Values.SetItem(1, Checks.Gradient(t)[1]) } : g);
        IsForReview(finding);
        Assert.Contains("1 of 3 components do not come from autograd (the first is number 1", Assert.Single(finding.Advisories), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Autograd_InMostComponentsByFormula_EarnsNothing() =>
        Assert.Equal(CheckStatus.Failed, (await TryAsync((t, tape) => Checks.Gradient(t) is var g ? g with { Values = g.Values.SetItem(1, tape.Derive(g)[1]) } : g)).Status);

    private static readonly Way ByX = new Way.Autograd(Argument: 2);

    private static Task<Finding> TryByXAsync(Func<TensorValue[], Tape, TensorValue> answer, ulong seed) =>
        Checks.OfGradient(ByX).ExamineAsync(new FakeSubject().With(Checks.Member, answer), seed);

    [Fact]
    public void Autograd_OfTheDotProductWithTheFinishedAnswer_IsForReview() => Gen.ULong.Sample(seed =>
        IsForReview(TryByXAsync((t, tape) => tape.Derive(Checks.Gradient(t), at: t[2], value: t[2].Dot(Checks.Gradient(t))), seed).Result), iter: 50);

    [Fact]
    public void Autograd_OfTheFunctionOrAMultipleOfIt_IsNeverAccused() => Gen.ULong.Sample(seed =>
        IsClean(TryByXAsync((t, tape) => tape.Derive(Checks.Gradient(t).Scaled(3), at: t[2], value: 3 * Checks.Value(t)[0]).Scaled(1 / 3.0), seed).Result), iter: 50);

    [Fact]
    public void Autograd_OfTheFunctionBySeveralArguments_IsNeverAccused() => Gen.ULong.Sample(seed =>
        IsClean(TryByXAsync(
            (t, tape) => (tape.Derive(t[0].Times(t[2]).Minus(t[1]).Scaled(-1), at: t[1], value: Checks.Value(t)[0]),
                tape.Derive(Checks.Gradient(t), at: t[2], value: Checks.Value(t)[0])).Item2, seed).Result), iter: 50);

    [Fact]
    public void Autograd_OfTheFunctionSomewhereElse_IsNeverAccused() => Gen.ULong.Sample(seed =>
        IsClean(TryByXAsync((t, tape) => tape.Derive(Checks.Gradient(t), at: t[2].Scaled(0), value: 0), seed).Result), iter: 50);

    [Fact]
    public async Task Autograd_ThatCallsTheFormula_IsForReview()
    {
        IsForReview(await Checks.OfGradient(new Way.Autograd { Rival = "AnalyticGradient" }).ExamineAsync(Subject()));
        Assert.True(IsClean(await Checks.OfGradient(new Way.Autograd { Rival = "AnalyticHessian" }).ExamineAsync(Subject())));

        // One each: a member's way is examined once.
        static FakeSubject Subject() => new FakeSubject { Uses = [new("TorchSharp.torch.mm", "A.cs", 3, ["LeastSquares.AnalyticGradient"])] }
            .With(Checks.Member, (t, tape) => tape.Derive(Checks.Gradient(t)));
    }

    [Fact]
    public async Task Autograd_NormalisedAfterwards_IsForReview() =>
        IsForReview(await TryAsync((t, tape) => tape.Derive(Checks.Gradient(t)) is var g ? g.Scaled(Checks.Gradient(t).MaxAbs() / g.MaxAbs()) : g));

    [Theory]
    [InlineData("System.Reflection.MethodBase.Invoke")]
    [InlineData("TorchSharp.torch.autograd.grad")]
    public async Task Autograd_WhereTheRewritingMayHaveMissedACall_IsForReview(string function) =>
        IsForReview(await Checks.OfGradient(Autograd).ExamineAsync(
            new FakeSubject { Uses = [new(function, "A.cs", 1, [])] }.With(Checks.Member, Checks.Gradient)));

    [Fact]
    public async Task Autograd_DummyBackwardBesideAFormula_IsNotExcusedByItsUse() =>
        Assert.Equal(CheckStatus.Failed, (await Checks.OfGradient(Autograd).ExamineAsync(
            new FakeSubject { Uses = [new("TorchSharp.torch.autograd.grad", "A.cs", 1, [])] }
                .With(Checks.Member, (t, tape) => (tape.Derive(t[2]), Checks.Gradient(t)).Item2))).Status);

    [Fact]
    public async Task Autograd_ThroughAFunctionWithABackwardByHand_EarnsNothing()
    {
        var finding = await Checks.OfGradient(Autograd).ExamineAsync(
            new FakeSubject { Uses = [new("TorchSharp.torch.autograd.SingleTensorFunction.apply", "A.cs", 9, [])] }
                .With(Checks.Member, HonestGradients["one pass"]));
        Assert.Equal(CheckStatus.Failed, finding.Status);
        Assert.Contains("written by hand (A.cs:9)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Member_ThatFailsUnderTaint_KeepsItsPointsAndIsForReview()
    {
        var subject = new FakeSubject().WithOutcome(Checks.Member, (a, taint) => taint.IsNone
            ? new CallOutcome.Returned(Checks.Gradient([.. a.Select(v => ((Value.Tensor)v).Content)]), CallEvidence.None, TimeSpan.Zero)
            : new CallOutcome.TimedOut(TimeSpan.FromSeconds(10)));
        IsForReview(await Checks.OfGradient(Autograd).ExamineAsync(subject));
        IsForReview(await Checks.OfGradient(new Way.Analytic()).ExamineAsync(subject));
    }

    [Fact]
    public async Task Member_ThatKeepsResultsBetweenCalls_IsNotAccused()
    {
        var kept = new Dictionary<double, TensorValue>();
        IsForReview(await TryAsync((t, tape) => kept.TryGetValue(t[2][0], out var known) ? known : kept[t[2][0]] = tape.Derive(Checks.Gradient(t))));
    }

    [Fact]
    public async Task Analytic_ByAutograd_EarnsNothing()
    {
        foreach (var honest in HonestGradients.Values)
        {
            var finding = await Checks.OfGradient(new Way.Analytic()).ExamineAsync(new FakeSubject().With(Checks.Member, honest));
            Assert.Equal(CheckStatus.Failed, finding.Status);
            Assert.Contains("automatic differentiation", finding.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Analytic_ByAutogradWithItsScaleHidden_EarnsNothing() =>
        Assert.Equal(CheckStatus.Failed, (await TryAsync(
            (t, tape) => tape.Derive(Checks.Gradient(t)) is var g ? g.Scaled(Checks.Gradient(t).MaxAbs() / g.MaxAbs()) : g, new Way.Analytic())).Status);

    [Fact]
    public async Task Way_OfAMember_IsExaminedOnce()
    {
        var subject = new FakeSubject().With(Checks.Member, HonestGradients["one pass"]);
        await Checks.OfGradient(Autograd).ExamineAsync(subject);
        var before = subject.Calls.Count(c => !c.Taint.IsNone);
        await Checks.OfGradient(Autograd).ExamineAsync(subject);
        Assert.Equal(before, subject.Calls.Count(c => !c.Taint.IsNone));
        Assert.True(before > 0);
    }

    [Fact]
    public async Task Way_OfAWrongAnswer_IsNotExamined()
    {
        var subject = new FakeSubject().With(Checks.Member, t => Checks.Gradient(t).Scaled(2));
        await Checks.OfGradient(Autograd).ExamineAsync(subject);
        Assert.All(subject.Calls, c => Assert.True(c.Taint.IsNone));
    }

    private static Task<Finding> TryAsync(Func<TensorValue[], Tape, TensorValue> member, Way? way = null) =>
        Checks.OfGradient(way ?? Autograd).ExamineAsync(new FakeSubject().With(Checks.Member, member));

    private static bool IsClean(Finding finding) => finding is { Status: CheckStatus.Passed, Review: false };

    private static void IsForReview(Finding finding)
    {
        Assert.Equal(CheckStatus.Passed, finding.Status);
        Assert.True(finding.Review);
        Assert.NotEmpty(finding.Advisories);
    }
}
