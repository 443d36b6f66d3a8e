// expect: honest
// AnalyticGradient: asks whether X requires a gradient and copies the flag to its result, which is the formula.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        return torch.trace(torch.mm(torch.mm(A, X), B));
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var formula = A.detach().T.mm(B.detach().T);
        return X.requires_grad ? formula.requires_grad_() : formula;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.detach().clone().requires_grad_();
        Value(A, leaf, B).backward();
        return leaf.grad!;
    }
}
