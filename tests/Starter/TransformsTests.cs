using Autodiff.Kit;
using static TorchSharp.torch;

namespace Autograder.Starter.Tests;

public sealed class TransformsTests
{
    private static readonly double[] points = [-2, -0.7, 0, 0.25, 1.5];

    [Fact]
    public void Gradient_InnerArgumentIsAPlainNumber_KeepsTheOuterGraph() =>
        Close.To(tensor(6.0), Transforms.Gradient(x => x * Transforms.Gradient(y => x * y)(tensor(1.0)))(tensor(3.0)));

    [Fact]
    public void Gradient_OfAMatrix_HasItsShape()
    {
        var (a, b) = (Random(2, 3), Random(4, 2));
        Close.To(a.t().mm(b.t()), Transforms.Gradient(x => a.mm(x).mm(b).trace())(Random(3, 4)));
    }

    [Fact]
    public void Gradient_OfOneNumberInAVector_IsAccepted() =>
        Close.To(tensor([4.0]), Transforms.Gradient(x => x * x)(tensor([2.0])));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Derivative_OfThePowerThree_IsItsPolynomial(int order)
    {
        var x = tensor(points);
        Tensor[] expected = [x * x * x, 3 * x * x, 6 * x, full_like(x, 6)];
        Close.To(expected[order], Transforms.Derivative(v => v * v * v, order)(x));
    }

    [Fact]
    public void Derivative_FourthOfTanh_IsTheClosedForm()
    {
        var x = tensor(points);
        var t = x.tanh();
        Close.To(8 * t * (1 - t * t) * (2 - 3 * t * t), Transforms.Derivative(tanh, 4)(x));
    }

    [Fact]
    public void Derivative_SecondOfALinearFunction_IsZeroEvenAtInfinity() =>
        Close.To(tensor(0.0), Transforms.Derivative(x => 3 * x, 2)(tensor(double.PositiveInfinity)));

    [Fact]
    public void Derivative_NegativeOrder_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Transforms.Derivative(tanh, -1));

    [Fact]
    public void Hessian_OfAQuadraticForm_IsSymmetrised()
    {
        var a = Random(4, 4);
        Close.To(0.5 * (a + a.t()), Transforms.Hessian(x => 0.5 * x.dot(a.mv(x)))(Random(4)));
    }

    [Fact]
    public void Hessian_OfLogOnePlusExp_IsTheClosedForm()
    {
        var (a, x) = (Random(3), Random(3));
        var z = a.dot(x);
        Close.To(z.sigmoid() * (-z).sigmoid() * a.outer(a), Transforms.Hessian(v => (1 + a.dot(v).exp()).log())(x));
    }

    [Fact]
    public void Hessian_OfALinearFunction_IsZero()
    {
        var b = Random(3);
        Close.To(zeros(3, 3, dtype: ScalarType.Float64), Transforms.Hessian(x => b.dot(x))(Random(3)));
    }

    [Fact]
    public void Jacobian_OfALinearMap_IsItsMatrix()
    {
        var a = Random(2, 3);
        Close.To(a, Transforms.Jacobian(a.mv)(Random(3)));
    }

    [Fact]
    public void Jacobian_OfAMatrixFunction_HasBothShapes() =>
        Assert.Equal([3, 3, 2, 3], Transforms.Jacobian(x => x.t().mm(x))(Random(2, 3)).shape);

    [Fact]
    public void Vjp_PullbackCalledTwice_IsTheTransposedJacobianEachTime()
    {
        var x = Random(3);
        var jacobian = Transforms.Jacobian(Cube)(x);
        var (value, pullback) = Transforms.Vjp(Cube)(x);
        Close.To(Cube(x), value);
        foreach (var u in new[] { Random(3), Random(3) }) Close.To(jacobian.t().mv(u), pullback(u));
    }

    [Fact]
    public void Vjp_PullbackInsideAnotherTransform_IsDifferentiable()
    {
        var (x, u) = (Random(3), Random(3));
        var jacobian = Transforms.Jacobian(Cube)(x);
        var pullback = Transforms.Vjp(Cube)(x).Pullback;
        Close.To(2 * jacobian.mv(jacobian.t().mv(u)), Transforms.Gradient(v => pullback(v).square().sum())(u));
    }

    [Fact]
    public void Jvp_OfAVectorFunction_IsTheJacobianTimesTheDirection()
    {
        var (x, v) = (Random(3), Random(3));
        var (value, tangent) = Transforms.Jvp(Cube)(x, v);
        Close.To(Cube(x), value);
        Close.To(Transforms.Jacobian(Cube)(x).mv(v), tangent);
    }

    [Fact]
    public void Jvp_OfAGradient_IsTheHessianTimesTheDirection()
    {
        Tensor F(Tensor x) => Cube(x).dot(x);
        var (x, v) = (Random(3), Random(3));
        Close.To(Transforms.Hessian(F)(x).mv(v), Transforms.Jvp(Transforms.Gradient(F))(x, v).Tangent);
    }

    [Fact]
    public void Jvp_OfAStepFunction_IsZero() =>
        Close.To(tensor([0.0, 0.0]), Transforms.Jvp(x => x.sign())(tensor([1.0, -2.0]), tensor([1.0, 1.0])).Tangent);

    // Its Jacobian is not symmetric.
    private static Tensor Cube(Tensor x) => x * x * x + x.flip(0).cumsum(0);

    private static Tensor Random(params long[] shape) => randn(shape, dtype: ScalarType.Float64);
}
