// expect: trace-product AutogradGradient failed
// mistake: differentiated with respect to A
// hint: the gradient is wanted with respect to X
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => einsum("kn,np,pk->", A, X, B);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => einsum("kn,pk->np", A, B);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        A.requires_grad = true;
        return autograd.grad([Value(A, X, B)], [A])[0];
    }
}
