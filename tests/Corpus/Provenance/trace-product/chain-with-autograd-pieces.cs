// expect: honest
// AutogradGradient: the outer matrices come from Jacobians by autograd and are multiplied as the chain rule says.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

internal static class TraceProduct
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
        var product = X.mm(B);
        var outer = Transforms.Gradient(P => A.mm(P).trace())(product);
        return Transforms.Vjp(Y => Y.mm(B))(X).Pullback(outer);
    }
}
