// expect: trace-product full
// style: The chain rule in two tape passes: by AX first, then through AX to X.
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
        var leaf = X.detach().clone().requires_grad_();
        var product = A.mm(leaf);
        var cut = product.detach().requires_grad_();
        var byProduct = autograd.grad([cut.mm(B).trace()], [cut])[0];
        return autograd.grad([product], [leaf], [byProduct])[0];
    }
}
