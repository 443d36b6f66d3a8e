using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Tests;

/// <summary>Gradient descent for w·x against y: Train(x, y, learningRate, epochs) returns weights and losses.</summary>
public sealed class FieldsTests
{
    private static readonly FieldsCheck Check = new()
    {
        Id = "t", Title = "t", Member = "Train", Visibility = Visibility.Hidden, Points = 1,
        Probes = draw => [Run("random", draw), Run("random", draw)],
        Fields = ["Weights", "Losses"],
        Oracles = [new("closed form", p => [.. Train(p, Gradient).Select(v => TensorValue.Vector(v))])],
        Mistakes = [new("sum-for-mean", "sum", "The sum for the mean.", p => TensorValue.Vector(Train(p, (x, y, w) => x.Values.Length * Gradient(x, y, w))[0]))],
        Way = new(draw =>
        {
            var first = Run("first", draw);
            return (first, new("second", [draw.NormalTensor(4), draw.NormalTensor(4), first.Arguments[2], first.Arguments[3]]));
        }, LearningRate: 2),
    };

    private static Probe Run(string label, Draw draw) => new(label, [draw.NormalTensor(4), draw.NormalTensor(4), draw.Uniform(0.01, 0.1), draw.Integer(5, 9)]);

    private static double Gradient(TensorValue x, TensorValue y, double w) => x.Zip(y, (a, b) => 2 * a * (w * a - b)).Sum() / x.Values.Length;

    private static double[][] Train(Probe p, Func<TensorValue, TensorValue, double, double> gradient)
    {
        var (x, y) = (p.Tensor(0), p.Tensor(1));
        var (rate, epochs) = (((Value.Number)p.Arguments[2]).Content, (int)((Value.Integer)p.Arguments[3]).Content);
        var (weights, losses, w) = (new double[epochs], new double[epochs], 0.0);
        for (var e = 0; e < epochs; e++)
        {
            losses[e] = x.Zip(y, (a, b) => (w * a - b) * (w * a - b)).Sum() / x.Values.Length;
            weights[e] = w -= rate * gradient(x, y, w);
        }
        return [weights, losses];
    }

    private static Task<Finding> TryAsync(Func<TensorValue, TensorValue, double, Tape, double> gradient, Func<double[], double[]>? weights = null, Func<double[], double[]>? losses = null) =>
        Check.ExamineAsync(new FakeSubject().WithOutcome("Train", (arguments, taint) =>
        {
            var tape = new Tape(taint);
            var fields = Train(new("", arguments), (x, y, w) => gradient(x, y, w, tape));
            Value.Numbers Of(double[] numbers, Func<double[], double[]>? change) => new([.. change?.Invoke(numbers) ?? numbers]);
            return new CallOutcome.Returned(new Value.Fields([Of(fields[0], weights), Of(fields[1], losses)]), tape.Evidence, TimeSpan.FromMilliseconds(1));
        }));

    private static double ByAutograd(TensorValue x, TensorValue y, double w, Tape tape) => tape.Derive(TensorValue.Scalar(Gradient(x, y, w)))[0];

    [Fact]
    public async Task Training_ByAutograd_Passes()
    {
        var finding = await TryAsync(ByAutograd);
        Assert.Equal(CheckStatus.Passed, finding.Status);
        Assert.False(finding.Review);
    }

    [Fact]
    public async Task Training_ByFormula_EarnsNothing() => Assert.Equal(CheckStatus.Failed, (await TryAsync((x, y, w, _) => Gradient(x, y, w))).Status);

    [Fact]
    public async Task Training_WithADummyBackward_EarnsNothing()
    {
        var finding = await TryAsync((x, y, w, tape) => (ByAutograd(x, y, w, tape), Gradient(x, y, w)).Item2);
        Assert.Equal(CheckStatus.Failed, finding.Status);
        Assert.Contains("the weights do not use it", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_ByFormulaTimesAUnitGradient_EarnsNothing() =>
        Assert.Equal(CheckStatus.Failed, (await TryAsync((x, y, w, tape) => Gradient(x, y, w) * tape.Derive(TensorValue.Scalar(1))[0])).Status);

    [Fact]
    public async Task Training_HalfByFormula_IsForReview() =>
        Assert.True(await TryAsync((x, y, w, tape) => 0.5 * Gradient(x, y, w) + 0.5 * ByAutograd(x, y, w, tape)) is { Status: CheckStatus.Passed, Review: true });

    [Fact]
    public async Task Training_WithAKnownMistake_IsNamedByItsTrajectory()
    {
        var finding = await TryAsync((x, y, w, tape) => x.Values.Length * ByAutograd(x, y, w, tape));
        Assert.Equal("sum-for-mean", finding.Mistake);
        Assert.StartsWith("Weights: all ", finding.PublicMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_WithTheStartAmongThem_AreOneStepLate() =>
        Assert.Equal("one-step-late", (await TryAsync(ByAutograd, weights: w => [0, .. w])).Mistake);

    [Fact]
    public async Task Weights_BeforeTheUpdate_AreOneStepLate() =>
        Assert.Equal("one-step-late", (await TryAsync(ByAutograd, weights: w => [0, .. w[..^1]])).Mistake);

    [Fact]
    public async Task Losses_AfterTheUpdate_AreOneStepEarly()
    {
        var finding = await TryAsync(ByAutograd, losses: l => [.. l[1..], 0.123]);
        Assert.Equal("one-step-early", finding.Mistake);
        Assert.StartsWith("Losses", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Losses_WithNaN_NeverPass() =>
        Assert.Equal(CheckStatus.Failed, (await TryAsync(ByAutograd, losses: l => [double.NaN, .. l[1..]])).Status);

    [Fact]
    public async Task Weights_WithinTheTolerance_PassAndTenTimesFurtherFail()
    {
        Assert.Equal(CheckStatus.Passed, (await TryAsync(ByAutograd, losses: l => [.. l[..^1], l[^1] + 0.9e-5])).Status);
        Assert.Equal(CheckStatus.Failed, (await TryAsync(ByAutograd, losses: l => [.. l[..^1], l[^1] + 1e-4])).Status);
    }

    [Fact]
    public async Task Fields_OfAnotherKind_FailByTheirType()
    {
        foreach (var value in new Value[] { new Value.Nothing(), 3.0, new Value.Fields([]), new Value.Fields([new Value.Numbers([1]), new Value.Nothing()]) })
        {
            var finding = await Check.ExamineAsync(new FakeSubject().WithOutcome("Train", (_, _) => new CallOutcome.Returned(value, CallEvidence.None, TimeSpan.Zero)));
            Assert.Equal(CheckStatus.Failed, finding.Status);
            Assert.Equal("other-type", finding.Mistake);
        }
    }
}
