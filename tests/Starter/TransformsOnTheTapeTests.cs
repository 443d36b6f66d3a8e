using System.Runtime.InteropServices;
using Autodiff.Kit;
using static TorchSharp.torch;

namespace Autograder.Starter.Tests;

/// <summary>Transforms beside the student's own use of the tape: grad mode, .grad, errors, threads.</summary>
public sealed class TransformsOnTheTapeTests
{
    [Fact]
    public void Gradient_TensorsOfTheUserRequireGradients_LeavesTheirGradAlone()
    {
        var x = tensor(3.0, requires_grad: true);
        var w = tensor(2.0, requires_grad: true);
        (x * w).backward();
        Transforms.Gradient(v => v * v * w)(x);
        Transforms.Hessian(v => v * v * w)(x);
        Close.To(tensor(2.0), x.grad!);
        Close.To(tensor(3.0), w.grad!);
    }

    [Fact]
    public void Gradient_ArgumentRequiresAGradient_StaysOnTheTape()
    {
        var x = tensor(3.0, requires_grad: true);
        Transforms.Gradient(v => v * v * v)(x).backward();
        Close.To(tensor(18.0), x.grad!);
    }

    [Fact]
    public void Gradient_PlainArgument_GivesAPlainTensor() =>
        Assert.False(Transforms.Gradient(v => v * v)(tensor(3.0)).requires_grad);

    [Fact]
    public void Derivative_ArgumentRequiresAGradientManyTimes_LeavesNoCyclesInMemory()
    {
        var x = ones(200_000, dtype: ScalarType.Float64, requires_grad: true);
        Differentiate(5);
        var before = Environment.WorkingSet;
        Differentiate(20);
        // A graph that is kept holds 25 tensors of 1.6 MB: 800 MB for 20.
        Assert.InRange((Environment.WorkingSet - before) >> 20, long.MinValue, 300);

        void Differentiate(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using var scope = NewDisposeScope();
                Transforms.Derivative(v => v * v * v * v * v, 2)(x);
            }
        }
    }

    [Fact]
    public void Gradient_InsideNoGrad_StillDifferentiates()
    {
        using var off = no_grad();
        Close.To(tensor(6.0), Transforms.Gradient(v => v * v)(tensor(3.0)));
    }

    [Fact]
    public void Gradient_InnerDerivativeInsideNoGrad_IsAConstant() =>
        Close.To(tensor(6.0), Transforms.Gradient(x =>
        {
            Tensor slope;
            using (no_grad()) slope = Transforms.Gradient(y => y * y)(x);
            return slope * x;
        })(tensor(3.0)));

    [Fact]
    public void Gradient_OfAVectorFunction_NamesTheShape() =>
        Assert.Contains("shape (2)", Assert.Throws<InvalidOperationException>(() => Transforms.Gradient(x => 2 * x)(tensor([1.0, 2.0]))).Message);

    [Fact]
    public void Gradient_ValueWasDetached_SaysThatItDoesNotDepend() =>
        Assert.Contains("does not depend", Assert.Throws<InvalidOperationException>(
            () => Transforms.Gradient(x => tensor((x * x).item<double>()))(tensor(1.0))).Message);

    [Fact]
    public void Gradient_ValueDependsOnAnotherTensorOnly_SaysThatItDoesNotDepend()
    {
        var w = tensor(2.0, requires_grad: true);
        Assert.Contains("does not depend", Assert.Throws<InvalidOperationException>(
            () => Transforms.Gradient(x => w * w)(tensor(1.0))).Message);
    }

    [Fact]
    public void Derivative_OfAFunctionThatSums_NamesBothShapes() =>
        Assert.Contains("(2) became ()", Assert.Throws<InvalidOperationException>(
            () => Transforms.Derivative(x => x.sum(), 1)(tensor([1.0, 2.0]))).Message);

    [Fact]
    public void Jvp_DirectionOfAnotherShape_NamesBothShapes() =>
        Assert.Contains("(3)", Assert.Throws<InvalidOperationException>(
            () => Transforms.Jvp(x => x)(tensor([1.0, 2.0]), tensor([1.0, 2.0, 3.0]))).Message);

    [Fact]
    public void Gradient_SavedTensorChangedInPlace_ThrowsAndDoesNotEndTheProcess() =>
        Assert.Contains("inplace", Assert.Throws<ExternalException>(
            () => Transforms.Gradient(x => { var y = x.exp(); y.add_(1); return y.sum(); })(tensor([1.0, 2.0]))).Message);

    [Fact]
    public void Gradient_AfterAnException_IsNotTakenForANestedOne()
    {
        Assert.ThrowsAny<Exception>(() => Transforms.Gradient(x => Transforms.Hessian(y => throw new InvalidOperationException())(x))(tensor(1.0)));
        Assert.ThrowsAny<Exception>(() => Transforms.Gradient(x => x)(tensor(1)));
        var w = tensor(2.0, requires_grad: true);
        Assert.False(Transforms.Gradient(x => x * w)(tensor(1.0)).requires_grad);
    }

    [Fact]
    public void Gradient_OnAnotherThreadThanATransform_IsNotTakenForANestedOne()
    {
        var nested = true;
        Transforms.Gradient(x =>
        {
            var w = tensor(2.0, requires_grad: true);
            var thread = new Thread(() => nested = Transforms.Gradient(y => y * w)(tensor(1.0)).requires_grad);
            thread.Start();
            thread.Join();
            return x * x;
        })(tensor(1.0));
        Assert.False(nested);
    }

    [Fact]
    public void Derivative_OnManyThreads_IsRightOnEach()
    {
        var results = new double[64];
        Parallel.For(0, results.Length, i => results[i] = Transforms.Derivative(x => x * x * x * x, 3)(tensor((double)i)).item<double>());
        Assert.All(results.Index(), result => Assert.Equal(24.0 * result.Index, result.Item));
    }
}
