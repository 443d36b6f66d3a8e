// expect: trace-product AutogradGradient error
// mistake: vector output to grad
// hint: grad needs a scalar: the trace is missing
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
        var product = A.mm(X).mm(B);
        return autograd.grad([product], [X])[0];
    }
}
