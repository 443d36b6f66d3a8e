// expect: dishonest
// AutogradGradient: the kit differentiates the inner product of X with the analytic gradient.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

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

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) =>
        Transforms.Gradient(Y => (Y * AnalyticGradient(A, X, B)).sum())(X);
}
