// expect: trace-product AutogradGradient failed
// mistake: way: dummy `backward()` beside a closed form
// hint: backward() is called, but its result is not used
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        return torch.matmul(torch.matmul(A, X), B).trace();
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        return torch.matmul(B, A).T;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        Value(A, X, B).backward();
        return AnalyticGradient(A, X, B);
    }
}
