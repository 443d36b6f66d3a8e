using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Tests;

/// <summary>
/// What must hold between answers at different inputs, whatever the formula: an error that all oracles share, or a scale
/// that is of no use, would break one of these relations.
/// </summary>
public sealed class MetamorphicTests
{
    private const double Same = 1e-12;

    public static TheoryData<int> OracleIndices => [0, 1, 2];

    [Theory]
    [MemberData(nameof(OracleIndices))]
    public void CosineAndItsGradient_OfTheNegative_AreEvenAndOdd(int oracle) => ForManySeeds(draw =>
    {
        var x = draw.NormalTensor(5);
        AssertSame(At(TaylorCosineOracles.Value, oracle, x), At(TaylorCosineOracles.Value, oracle, x.Scaled(-1)));
        AssertSame(At(TaylorCosineOracles.Gradient, oracle, x), At(TaylorCosineOracles.Gradient, oracle, x.Scaled(-1)).Scaled(-1));
    });

    /// <summary>tanh is odd, and so is its fourth derivative.</summary>
    [Theory]
    [MemberData(nameof(OracleIndices))]
    public void FourthDerivative_OfTheNegative_IsOdd(int oracle) => ForManySeeds(draw =>
    {
        var x = draw.NormalTensor(5);
        AssertSame(At(TanhDerivativeOracles.Fourth, oracle, x), At(TanhDerivativeOracles.Fourth, oracle, x.Scaled(-1)).Scaled(-1));
    });

    /// <summary>With s·x in place of x, w/s takes the place of w: the loss is the same, and the chain rule gives s.</summary>
    [Theory]
    [MemberData(nameof(OracleIndices))]
    public void RegressionsGradient_OfScaledData_FollowsTheChainRule(int oracle) => ForManySeeds(draw =>
    {
        var (w, x, y, s) = (draw.NormalTensor(), draw.NormalTensor(6), draw.NormalTensor(6), draw.Uniform(0.5, 3));
        AssertSame(
            At(LinearRegressionOracles.Gradient, oracle, w, x, y).Scaled(s),
            At(LinearRegressionOracles.Gradient, oracle, w.Scaled(1 / s), x.Scaled(s), y));
    });

    [Theory]
    [MemberData(nameof(OracleIndices))]
    public void QuadraticFormsHessian_IsSymmetricLinearInAAndKnowsNothingElse(int oracle) => ForManySeeds(draw =>
    {
        var (a, other, b, c, x) = (draw.NormalTensor(4, 4), draw.NormalTensor(4, 4), draw.NormalTensor(4), draw.NormalTensor(), draw.NormalTensor(4));
        var hessian = Hessian(a);
        AssertSame(hessian, hessian.Transposed());
        AssertSame(hessian, At(QuadraticFormOracles.Hessian, oracle, a, draw.NormalTensor(4), draw.NormalTensor(), draw.NormalTensor(4)));
        AssertSame(hessian.Plus(Hessian(other).Scaled(3)), Hessian(a.Plus(other.Scaled(3))));

        TensorValue Hessian(TensorValue of) => At(QuadraticFormOracles.Hessian, oracle, of, b, c, x);
    });

    [Theory]
    [MemberData(nameof(OracleIndices))]
    public void TracesGradient_IsLinearInAAndInBAndDoesNotKnowX(int oracle) => ForManySeeds(draw =>
    {
        var (a, a2, x, b, b2) = (draw.NormalTensor(2, 3), draw.NormalTensor(2, 3), draw.NormalTensor(3, 4), draw.NormalTensor(4, 2), draw.NormalTensor(4, 2));
        AssertSame(Gradient(a, b), At(TraceProductOracles.Gradient, oracle, a, draw.NormalTensor(3, 4), b));
        AssertSame(Gradient(a, b).Plus(Gradient(a2, b).Scaled(2)), Gradient(a.Plus(a2.Scaled(2)), b));
        AssertSame(Gradient(a, b).Plus(Gradient(a, b2).Scaled(2)), Gradient(a, b.Plus(b2.Scaled(2))));

        TensorValue Gradient(TensorValue left, TensorValue right) => At(TraceProductOracles.Gradient, oracle, left, x, right);
    });

    /// <summary>f of (A·s, b·s) is s²f; the gradient is affine in x with the Hessian for its slope.</summary>
    [Theory]
    [MemberData(nameof(OracleIndices))]
    public void LeastSquares_ScaledOrMoved_FollowsTheChainRule(int oracle) => ForManySeeds(draw =>
    {
        var (a, b, x, step, s) = (draw.NormalTensor(5, 3), draw.NormalTensor(5), draw.NormalTensor(3), draw.NormalTensor(3), draw.Uniform(0.5, 3));
        var (gradient, hessian) = (At(LeastSquaresOracles.Gradient, oracle, a, b, x), At(LeastSquaresOracles.Hessian, oracle, a, b, x));
        AssertSame(hessian, hessian.Transposed());
        AssertSame(hessian, At(LeastSquaresOracles.Hessian, oracle, a, draw.NormalTensor(5), draw.NormalTensor(3)));
        AssertSame(gradient.Scaled(s * s), At(LeastSquaresOracles.Gradient, oracle, a.Scaled(s), b.Scaled(s), x));
        AssertSame(gradient.Plus(hessian.Times(step)), At(LeastSquaresOracles.Gradient, oracle, a, b, x.Plus(step)));
    });

    /// <summary>f(a·s, x/s) = f(a, x); and since f(z) − f(−z) = z, the gradients of both signs differ by a.</summary>
    [Theory]
    [MemberData(nameof(OracleIndices))]
    public void LogOnePlusExp_ScaledOrMirrored_FollowsTheChainRule(int oracle) => ForManySeeds(draw =>
    {
        var (a, x, s) = (draw.NormalTensor(4), draw.NormalTensor(4), draw.Uniform(0.5, 3));
        var (gradient, hessian) = (At(LogOnePlusExpOracles.Gradient, oracle, a, x), At(LogOnePlusExpOracles.Hessian, oracle, a, x));
        AssertSame(hessian, hessian.Transposed());
        AssertSame(gradient.Scaled(s), At(LogOnePlusExpOracles.Gradient, oracle, a.Scaled(s), x.Scaled(1 / s)));
        AssertSame(hessian.Scaled(s * s), At(LogOnePlusExpOracles.Hessian, oracle, a.Scaled(s), x.Scaled(1 / s)));
        AssertSame(a, gradient.Plus(At(LogOnePlusExpOracles.Gradient, oracle, a, x.Scaled(-1))));
        AssertSame(hessian, At(LogOnePlusExpOracles.Hessian, oracle, a, x.Scaled(-1)));
    });

    /// <summary>A relation that nothing can break proves nothing: the transposed gradient breaks its shape, the doubled one its slope.</summary>
    [Fact]
    public void Relation_BrokenByAPlantedMistake_IsNoticed()
    {
        var (a, b, x) = (TensorValue.Matrix(2, 2, 1, 3, -2, 1), TensorValue.Vector(3, 1), TensorValue.Vector(1, 2));
        var gradient = At(LeastSquaresOracles.Gradient, 0, a, b, x).Scaled(2);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertSame(
            gradient.Plus(At(LeastSquaresOracles.Hessian, 0, a, b, x).Times(x)), At(LeastSquaresOracles.Gradient, 0, a, b, x.Plus(x)).Scaled(2)));
    }

    private static TensorValue At(Quantity quantity, int oracle, params TensorValue[] arguments) =>
        quantity.Oracles[oracle].Answer(new("metamorphic", [.. arguments.Select(a => new Value.Tensor(a))]));

    private static void ForManySeeds(Action<Draw> relation)
    {
        for (var seed = 1UL; seed <= 20; seed++)
            relation(Draw.For(seed, "metamorphic"));
    }

    private static void AssertSame(TensorValue expected, TensorValue actual)
    {
        Assert.True(expected.HasShape(actual));
        var allowed = Same * Math.Max(1, Math.Max(expected.MaxAbs(), actual.MaxAbs())) * 100;
        Assert.All(expected.Values.Zip(actual.Values), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= allowed, $"{pair.First:R} and {pair.Second:R}"));
    }
}
