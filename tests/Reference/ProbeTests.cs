using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Tests;

public sealed class ProbeTests
{
    [Theory]
    [MemberData(nameof(Compared.Names), MemberType = typeof(Compared))]
    public void Probes_OfAHiddenCheck_AreAtLeastThreeRandomOnesAndComeAgainWithTheSeed(string check)
    {
        var compared = Compared.Named(check);
        var random = compared.ProbesOf(1).Zip(compared.ProbesOf(2)).Count(p => !p.First.Arguments.SequenceEqual(p.Second.Arguments));

        Assert.True(compared.Check.Visibility == Visibility.Visible ? random == 0 : random >= 3, $"{random} random probes");
        Assert.All(compared.ProbesOf(1).Zip(compared.ProbesOf(1)), p => Assert.Equal(p.First.Arguments, p.Second.Arguments));
    }

    [Theory]
    [MemberData(nameof(Compared.Names), MemberType = typeof(Compared))]
    public void Probes_OfManySeeds_AreNeverDegenerate(string check)
    {
        var compared = Compared.Named(check);

        foreach (var seed in Seeds.For(compared))
            foreach (var probe in compared.ProbesOf(seed))
                Assert.True(Degeneracy(compared.Exercise.Id, probe) is not { } reason, $"{check} seed {seed} {probe.Label}: {Degeneracy(compared.Exercise.Id, probe)}");
    }

    [Theory]
    [InlineData("trace-product")]
    [InlineData("least-squares")]
    public void Probes_OfEachCheck_AreRectangularAndSquare(string exercise)
    {
        foreach (var compared in Compared.All.Where(c => c.Exercise.Id == exercise))
            foreach (var seed in Seeds.For(compared))
            {
                var matrices = compared.ProbesOf(seed).Select(p => p.Tensor(0)).ToList();
                Assert.Contains(matrices, a => a.Shape[0] == a.Shape[1]);
                Assert.Contains(matrices, a => a.Shape[0] != a.Shape[1]);
            }
    }

    [Theory]
    [InlineData("taylor-cosine")]
    [InlineData("tanh-derivative")]
    public void Probes_OfAnElementwiseFunction_AreANumberAVectorAndAMatrix(string exercise)
    {
        foreach (var compared in Compared.All.Where(c => c.Exercise.Id == exercise && c.Check.Visibility == Visibility.Hidden))
            Assert.Equal([0, 1, 2], compared.ProbesOf(1).Select(p => p.Tensor(0).Rank).Distinct().Order());
    }

    [Fact]
    public void Exponents_OfLogOnePlusExp_GoToBothEndsOfTheContractAndNotBeyond()
    {
        foreach (var compared in Compared.All.Where(c => c.Exercise.Id == "log-one-plus-exp" && c.Check.Visibility == Visibility.Hidden))
        {
            var exponents = Seeds.For(compared).SelectMany(compared.ProbesOf).Select(LogOnePlusExpOracles.Z).ToList();
            Assert.Equal(-700, exponents.Min(), 1e-9);
            Assert.Equal(1000, exponents.Max(), 1e-9);
            Assert.DoesNotContain(exponents, z => Math.Abs(z) < 0.4);
        }
    }

    [Fact]
    public void WayProbes_OfEveryCheck_HaveEqualShapesAndOtherNumbers()
    {
        foreach (var (_, check) in TheAssignment.Checks)
        {
            if (check is not (AgreementCheck { WayProbes: not null } or SeriesGradientCheck or FieldsCheck))
                continue;
            var probes = (check as AgreementCheck)?.WayProbes ?? (check as SeriesGradientCheck)?.WayProbes ?? ((FieldsCheck)check).Way!.Probes;
            var (first, second) = probes(Draw.For(1, check.Id));
            foreach (var (a, b) in first.Arguments.Zip(second.Arguments))
                if (a is Value.Tensor(var left) && b is Value.Tensor(var right))
                    Assert.True(left.HasShape(right) && !left.Equals(right), check.Id);
                else
                    Assert.Equal(a, b);
        }
    }

    /// <summary>Why nothing could be told apart at the probe; null when it can.</summary>
    private static string? Degeneracy(string exercise, Probe probe)
    {
        var tensors = probe.Arguments.OfType<Value.Tensor>().Select(t => t.Content).ToList();
        if (tensors.Any(t => !t.Values.All(double.IsFinite)))
            return "not finite";
        if (tensors.Any(t => t.Shape.Any(size => size is < 1 or > 50)))
            return "an unusual size";
        // Zero is a value like any other for a function of one number, and the weight that training begins with.
        var mayBeZero = exercise is "taylor-cosine" or "tanh-derivative" || (exercise == "linear-regression" && tensors[0].Rank == 0);
        if (tensors.Skip(mayBeZero ? 1 : 0).Any(t => t.MaxAbs() < 0.1))
            return "zero";
        var a = tensors[0];
        if (a.Rank == 2 && a.Shape[0] == a.Shape[1] && a.Shape[0] > 1 && exercise is not ("taylor-cosine" or "tanh-derivative")
            && a.Minus(a.Transposed()).MaxAbs() < 1e-3)
            return "a symmetric matrix";
        return null;
    }
}
