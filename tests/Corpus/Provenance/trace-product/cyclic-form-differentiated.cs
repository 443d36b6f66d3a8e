// expect: honest
// AutogradGradient: differentiates tr(BAX), an equal function in which BA stands already.
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
        return B.mm(A).transpose(0, 1);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var product = B.mm(A);
        var leaf = X.detach().clone().requires_grad_();
        product.mm(leaf).trace().backward();
        return leaf.grad!;
    }
}
