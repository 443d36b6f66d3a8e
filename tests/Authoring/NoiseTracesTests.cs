using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Tests;

/// <summary>Honest ways whose results under noise differ from input to input all the same, and ways that only look like them.</summary>
public sealed class NoiseTracesTests
{
    private static readonly Way WithItsPart = new Way.Autograd(Part: new(
        p => p.Tensor(0), (p, j) => j.Transposed().Times(p.Tensor(0).Times(p.Tensor(2)).Minus(p.Tensor(1)))));

    private static TensorValue Residual(TensorValue[] t) => t[0].Times(t[2]).Minus(t[1]);

    private static TensorValue ByRows(TensorValue matrix, Tape tape)
    {
        var columns = (int)matrix.Shape[1];
        return matrix with { Values = [.. matrix.Values.Chunk(columns).SelectMany(row => tape.Derive(TensorValue.Vector(row)).Values)] };
    }

    public static TheoryData<string> HonestNames => [.. Honest.Keys];

    private static readonly Dictionary<string, Func<TensorValue[], Tape, TensorValue>> Honest = new()
    {
        ["Jᵀr with J at once"] = (t, tape) => tape.Derive(t[0]).Transposed().Times(Residual(t)),
        ["Jᵀr with J row by row"] = (t, tape) => ByRows(t[0], tape).Transposed().Times(Residual(t)),
    };

    [Theory]
    [MemberData(nameof(HonestNames))]
    public void ChainRule_OfAPartByAutograd_IsNeverSuspected(string name)
    {
        for (var seed = 1UL; seed <= 50; seed++)
            Assert.True(Examine(Honest[name], WithItsPart, seed) is { Status: CheckStatus.Passed, Review: false }, $"seed {seed}");
    }

    /// <summary>The order in which threads come to their passes is another at every call.</summary>
    [Fact]
    public void Components_DifferentiatedInAnyOrder_AreNeverSuspected()
    {
        var order = new Random(5);
        for (var seed = 1UL; seed <= 50; seed++)
            Assert.True(Examine((t, tape) =>
            {
                var gradient = Checks.Gradient(t);
                var values = new double[gradient.Values.Length];
                foreach (var i in Enumerable.Range(0, values.Length).OrderBy(_ => order.Next()))
                    values[i] = tape.Derive(TensorValue.Scalar(gradient[i]))[0];
                return TensorValue.Vector(values);
            }, new Way.Autograd(), seed) is { Status: CheckStatus.Passed, Review: false }, $"seed {seed}");
    }

    private static readonly Dictionary<string, Func<TensorValue[], Tape, TensorValue>> Dishonest = new()
    {
        ["a formula times a derivative that moves"] = (t, tape) => Checks.Gradient(t).Zip(tape.Derive(t[2].Scaled(2)).Zip(t[2], (d, x) => d / (2 * x)), (c, u) => c * u),
        ["J by hand beside a J by autograd"] = (t, tape) => (tape.Derive(t[0]), t[0].Transposed().Times(Residual(t))).Item2,
        ["J by hand with a factor that is J's by autograd"] = (t, tape) => tape.Derive(t[0]) is var j ? t[0].Transposed().Times(Residual(t)).Scaled(j[0] / t[0][0]) : t[0],
        ["half by hand"] = (t, tape) => tape.Derive(t[0]).Plus(t[0]).Scaled(0.5).Transposed().Times(Residual(t)),
        ["a formula times a unit gradient"] = (t, tape) => Checks.Gradient(t).Zip(tape.Derive(t[2].Filled(1)), (c, u) => c * u),
        ["a rank-one J that gives the right product"] = (t, tape) => tape.Derive(Outer(Residual(t), Checks.Gradient(t)).Scaled(1 / Residual(t).Dot(Residual(t)))).Transposed().Times(Residual(t)),
    };

    public static TheoryData<string> DishonestNames => [.. Dishonest.Keys];

    [Theory]
    [MemberData(nameof(DishonestNames))]
    public void ChainRule_OfWhatAutogradDidNotMake_IsSeen(string name)
    {
        for (var seed = 1UL; seed <= 20; seed++)
            Assert.False(Examine(Dishonest[name], WithItsPart, seed) is { Status: CheckStatus.Passed, Review: false }, $"seed {seed}");
    }

    private static TensorValue Outer(TensorValue a, TensorValue b) =>
        TensorValue.Of([a.Shape[0], b.Shape[0]], [.. a.Values.SelectMany(v => b.Values.Select(w => v * w))]);

    private static Finding Examine(Func<TensorValue[], Tape, TensorValue> member, Way way, ulong seed) =>
        Checks.OfGradient(way).ExamineAsync(new FakeSubject().With(Checks.Member, member), seed).Result;
}
