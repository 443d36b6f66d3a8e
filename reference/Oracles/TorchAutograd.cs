using Autograder.Contracts;
using static TorchSharp.torch;

namespace Autograder.Reference.Oracles;

/// <summary>Values and derivatives of functions written in torch operations, by TorchSharp's tape, in float64.</summary>
internal static class TorchAutograd
{
    extension(TensorValue value)
    {
        public Tensor ToTensor() => tensor(value.Values.ToArray(), dtype: ScalarType.Float64).reshape([.. value.Shape]);
    }

    public static TensorValue Value(Func<Tensor> f)
    {
        using var scope = NewDisposeScope();
        return Numbers(f());
    }

    /// <summary>The derivative of the given order of Σ f(x), elementwise where f is; of the shape of x.</summary>
    public static TensorValue Derivative(Func<Tensor, Tensor> f, TensorValue at, int order = 1)
    {
        using var scope = NewDisposeScope();
        using var recording = enable_grad();
        var x = at.ToTensor().requires_grad_();
        var y = f(x);
        for (var i = 0; i < order; i++)
            y = Gradient(y.sum(), x);
        return Numbers(y);
    }

    /// <summary>The Hessian (n, n) of a scalar f of a vector (n), row by row.</summary>
    public static TensorValue Hessian(Func<Tensor, Tensor> f, TensorValue at)
    {
        using var scope = NewDisposeScope();
        using var recording = enable_grad();
        var x = at.ToTensor().requires_grad_();
        var gradient = Gradient(f(x), x);
        return Numbers(stack([.. Enumerable.Range(0, (int)x.shape[0]).Select(i => Gradient(gradient[i], x))]));
    }

    // create_graph alone does not keep the graph in TorchSharp 0.107: a second pass would end the process.
    private static Tensor Gradient(Tensor scalar, Tensor x) =>
        autograd.grad([scalar], [x], retain_graph: true, create_graph: true)[0];

    private static TensorValue Numbers(Tensor t) => TensorValue.Of(t.shape, t.detach().contiguous().data<double>().ToArray());
}
