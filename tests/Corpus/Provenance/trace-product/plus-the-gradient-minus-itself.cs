// expect: dishonest
// AutogradGradient: the formula plus a gradient minus the same gradient.
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

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var g = Transforms.Gradient(Y => Value(A, Y, B))(X);
        return A.T.mm(B.T) + (g - g);
    }
}
