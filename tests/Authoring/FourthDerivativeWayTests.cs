using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using CsCheck;

namespace Autograder.Authoring.Tests;

/// <summary>The fourth derivative of tanh asks for four passes.</summary>
public sealed class FourthDerivativeWayTests
{
    private static double Exact(double x)
    {
        var t = Math.Tanh(x);
        return 8 * t * (1 - t * t) * (2 - 3 * t * t);
    }

    private static readonly AgreementCheck Check = new()
    {
        Id = "f", Title = "f", Member = "Fourth", Visibility = Visibility.Hidden, Points = 1,
        Probes = draw => [new("points", [draw.UniformTensor(0.2, 2.2, 5)])],
        Oracles = [new("closed form", p => p.Tensor(0).Map(Exact))],
        Scale = p => p.Tensor(0).Filled(4.09),
        Way = new Way.Autograd(4),
        WayProbes = draw => (new("first", [draw.UniformTensor(0.2, 2.2, 6)]), new("second", [draw.UniformTensor(0.2, 2.2, 6)])),
    };

    /// <summary>As many passes as asked for, the last giving the exact derivative times what the earlier ones scaled it by.</summary>
    private static TensorValue Nested(TensorValue exact, int passes, Tape tape)
    {
        for (var i = 1; i < passes; i++)
            tape.Derive(exact.Map(v => v + i));
        return tape.Derive(exact.Scaled(Math.Pow(tape.Scale, passes - 1)));
    }

    private static Task<Finding> TryAsync(Func<TensorValue, Tape, TensorValue> member, ulong seed = 1) =>
        Check.ExamineAsync(new FakeSubject().With("Fourth", (t, tape) => member(t[0], tape)), seed);

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Passes_FourOrMore_AreAsRequired(int passes) => Gen.ULong.Sample(seed =>
        TryAsync((x, tape) => Nested(x.Map(Exact), passes, tape), seed).Result is { Status: CheckStatus.Passed, Review: false }, iter: 50);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Passes_Fewer_AreToldAndEarnNothing(int passes)
    {
        var finding = await TryAsync((x, tape) => Nested(x.Map(Exact), passes, tape));
        Assert.Equal(CheckStatus.Failed, finding.Status);
        Assert.Contains($"Only {passes} of 4 passes", finding.PublicMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passes_FourDerivativesOfAPlainSum_EarnNothing() =>
        Assert.Equal(CheckStatus.Failed, (await TryAsync((x, tape) =>
            Enumerable.Range(0, 4).Aggregate(x.Map(Exact), (r, _) => r.Zip(tape.Derive(x.Filled(1)), (a, b) => a * b)))).Status);

    [Fact]
    public async Task Result_ZeroAtTheFirstProbes_IsExaminedAtOthers()
    {
        var zeros = 0;
        var check = new AgreementCheck
        {
            Id = "z", Title = "z", Member = "Fourth", Visibility = Visibility.Hidden, Points = 1, Way = new Way.Autograd(),
            Probes = _ => [new("one", [TensorValue.Vector(1)])],
            Oracles = [new("closed form", p => p.Tensor(0))],
            Scale = p => p.Tensor(0).Filled(1),
            WayProbes = draw => zeros++ < 2 ? (new("a", [TensorValue.Vector(0, 0)]), new("b", [TensorValue.Vector(1, 1)]))
                : (new("a", [draw.NormalTensor(2)]), new("b", [draw.NormalTensor(2)])),
        };
        var finding = await check.ExamineAsync(new FakeSubject().With("Fourth", t => t[0]));
        Assert.Equal(CheckStatus.Failed, finding.Status);
    }
}
