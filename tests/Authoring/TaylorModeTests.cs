using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Tests;

public sealed class TaylorModeTests
{
    [Theory]
    [InlineData(0, 0.46211715726000974)]
    [InlineData(1, 0.7864477329659275)]
    [InlineData(2, -0.7268619813835874)]
    [InlineData(3, -0.5652092882597706)]
    [InlineData(4, 3.9522195637245834)]
    public void Derivative_OfTanhAtOneHalf_IsTheFormulas(int order, double expected) =>
        Assert.Equal(expected, TaylorMode.Derivative(Jet.Tanh, TensorValue.Scalar(0.5), order)[0], 1e-12);

    [Theory]
    [InlineData(2, 1)]
    [InlineData(5, -1)]
    public void Derivative_OfExpOfMinusX_AlternatesInSign(int order, double sign) =>
        Assert.Equal(sign * Math.Exp(-2), TaylorMode.Derivative(x => Jet.Exp(-x), TensorValue.Scalar(2), order)[0], 1e-14);

    [Fact]
    public void Derivative_OfCosOfASquare_FollowsTheChainRule() =>
        Assert.Equal(-2 * 1.2 * Math.Sin(1.44), TaylorMode.Derivative(x => Jet.Cos(x * x), TensorValue.Scalar(1.2), 1)[0], 1e-14);

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-17)]
    [InlineData(0.5)]
    public void LogOnePlus_OfASmallNumber_KeepsItsDigits(double u) =>
        Assert.Equal(u < 1e-10 ? u : Math.Log(1 + u), Jet.LogOnePlus(new Jet(u, 1, 1))[0], 1e-16 * Math.Max(u, 1e-300));

    [Fact]
    public void Hessian_OfAProductOfThree_HasTheMixedDerivatives()
    {
        var hessian = TaylorMode.Hessian(x => x[0] * x[1] * x[2] + 3 * (x[0] * x[0]), TensorValue.Vector(2, 5, -7));

        Assert.Equal([6, -7, 5, -7, 0, 2, 5, 2, 0], hessian.Values);
    }

    [Fact]
    public void Gradient_OfAMatrixsFunction_HasTheMatrixsShape()
    {
        var gradient = TaylorMode.Gradient(x => x[0] * x[5] - 1, TensorValue.Matrix(2, 3, 1, 0, 0, 0, 0, 4));

        Assert.Equal(TensorValue.Matrix(2, 3, 4, 0, 0, 0, 0, 1), gradient);
    }
}
