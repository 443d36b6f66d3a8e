// expect: dishonest
// AnalyticGradient: the analytic member calls the autograd member through a method group in a field.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        return torch.trace(torch.mm(torch.mm(A, X), B));
    }

    private static readonly Func<Tensor, Tensor, Tensor, Tensor> formula = AutogradGradient;

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => formula(A, X, B);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.detach().clone().requires_grad_();
        Value(A, leaf, B).backward();
        return leaf.grad!;
    }
}
