// expect: trace-product AnalyticGradient error
// mistake: matmul with mismatching shapes
// hint: the shapes do not fit: matmul ends the process in TorchSharp
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => torch.matmul(A, B).T;

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        return autograd.grad([Value(A, X, B)], [X])[0];
    }
}
