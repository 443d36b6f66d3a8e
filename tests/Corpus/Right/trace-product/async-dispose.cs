// expect: trace-product full
// style: Async method inside, a nested dispose scope, autograd.backward with inputs.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        using var scope = NewDisposeScope();
        var inner = X.mm(B);
        return (A.T * inner).sum().MoveToOuterDisposeScope();
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var At = A.T;
        var Bt = B.T;
        return At.mm(Bt);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => DifferentiateAsync(A, X, B).GetAwaiter().GetResult();

    private static async Task<Tensor> DifferentiateAsync(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.clone().requires_grad_();
        var value = await Task.Run(() => Value(A, leaf, B));
        autograd.backward(value, inputs: [leaf]);
        return leaf.grad!;
    }
}
