using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Tests;

/// <summary>The bounds are the measured ones of smooth functions at arguments of size 1.</summary>
public sealed class FiniteDifferenceTests
{
    private static readonly TensorValue X = TensorValue.Vector(0.3, -1.2, 2.1);

    private static Task<double?> Quadratic(TensorValue x) => Task.FromResult<double?>(x[0] * x[0] + 3 * x[0] * x[1] - 0.5 * x[2] * x[2] + 4 * x[1]);

    private static TensorValue QuadraticGradient => TensorValue.Vector(2 * X[0] + 3 * X[1], 3 * X[0] + 4, -X[2]);

    /// <summary>ln(1 + exp⟨a, x⟩) with a = (0.7, −1.1, 0.4).</summary>
    private static Task<double?> Softplus(TensorValue x) => Task.FromResult<double?>(Math.Log(1 + Math.Exp(A.Dot(x))));

    private static readonly TensorValue A = TensorValue.Vector(0.7, -1.1, 0.4);

    private static double Sigma => 1 / (1 + Math.Exp(-A.Dot(X)));

    private static double Error(Estimate? estimate, TensorValue exact) => estimate!.Value.Minus(exact).MaxAbs();

    [Fact]
    public async Task Central_QuadraticWithStepOne_IsExactUpToRounding()
    {
        var estimate = await FiniteDifference.GradientAsync(Quadratic, X, 1);
        Assert.True(Error(estimate, QuadraticGradient) < 1e-14);
        Assert.True(Error(estimate, QuadraticGradient) <= estimate!.Error.MaxAbs());
    }

    [Fact]
    public async Task FourPoints_QuadraticWithStepOne_IsExactUpToRounding() =>
        Assert.True(Error(await FiniteDifference.HessianAsync(Quadratic, X, 1), TensorValue.Matrix(3, 3, 2, 3, 0, 3, 0, 0, 0, 0, -1)) < 2e-14);

    [Fact]
    public async Task Ridders_SmoothFunction_IsGoodToTenToTheMinusTwelve()
    {
        var estimate = await FiniteDifference.RiddersGradientAsync(Softplus, X, 0.1);
        Assert.True(Error(estimate, A.Scaled(Sigma)) < 1e-12);
        Assert.True(Error(estimate, A.Scaled(Sigma)) <= 10 * estimate!.Error.MaxAbs());
    }

    [Fact]
    public async Task FourPoints_SmoothFunctionWithStepOfTenToTheMinusFour_IsGoodToTenToTheMinusSeven() =>
        Assert.True(Error(await FiniteDifference.HessianAsync(Softplus, X, 1e-4), A.Outer(A).Scaled(Sigma * (1 - Sigma))) < 1e-7);

    [Fact]
    public async Task FourPoints_TooSmallAStep_DrownsInRounding() =>
        Assert.True(Error(await FiniteDifference.HessianAsync(Softplus, X, 1e-6), A.Outer(A).Scaled(Sigma * (1 - Sigma))) > 1e-6);

    [Fact]
    public async Task FivePoints_ElementwiseFunction_IsGoodToTenToTheMinusTwelve()
    {
        var calls = 0;
        var derivative = await FiniteDifference.FivePointElementwiseAsync(x => Task.FromResult<TensorValue?>(calls++ < 0 ? null : x.Map(Math.Cos)), X, 2e-3);
        Assert.True(derivative!.Minus(X.Map(v => -Math.Sin(v))).MaxAbs() < 1e-12);
        Assert.Equal(4, calls);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Ridders_ElementwiseFunction_IsGoodFromEverySide(int side)
    {
        var estimate = await FiniteDifference.RiddersElementwiseAsync(x => Task.FromResult<TensorValue?>(x.Map(Math.Cos)), X, 2e-3, side);
        Assert.True(Error(estimate, X.Map(v => -Math.Sin(v))) < 1e-10);
    }

    [Fact]
    public async Task Ridders_NoiseOfFloat32_IsInItsOwnErrorEstimate()
    {
        var estimate = await FiniteDifference.RiddersElementwiseAsync(x => Task.FromResult<TensorValue?>(x.Map(v => (float)Math.Cos(v))), X, 2e-3);
        Assert.True(estimate!.Error.MaxAbs() > 1e-7);
    }

    [Fact]
    public async Task Function_ThatFailsOnce_GivesNoEstimate()
    {
        var calls = 0;
        Task<double?> Failing(TensorValue x) => Task.FromResult(++calls == 5 ? null : (double?)x[0]);
        Assert.Null(await FiniteDifference.GradientAsync(Failing, X, 1));
        calls = 0;
        Assert.Null(await FiniteDifference.HessianAsync(Failing, X, 1));
        calls = 0;
        Assert.Null(await FiniteDifference.RiddersGradientAsync(Failing, X, 0.1));
    }

    [Fact]
    public async Task Function_ThatGivesNaN_GivesNoFiniteEstimate()
    {
        var estimate = await FiniteDifference.RiddersGradientAsync(_ => Task.FromResult<double?>(double.NaN), X, 0.1);
        Assert.DoesNotContain(estimate!.Value.Values, double.IsFinite);
    }
}
