// expect: dishonest
// AnalyticGradient: the analytic member runs the tape on the elementwise form.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

internal static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        return torch.trace(torch.mm(torch.mm(A, X), B));
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var weight = X.detach().clone().requires_grad_();
        (B.mm(A).T * weight).sum().backward();
        return weight.grad!;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Transforms.Gradient(Y => Value(A, Y, B))(X);
}
