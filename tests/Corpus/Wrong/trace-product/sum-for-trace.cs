// expect: trace-product Value,AutogradGradient failed
// mistake: sum of all entries for the trace
// hint: the sum of all entries is not the trace; the differentiation is right
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => einsum("kn,pk->np", A, B);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Transforms.Gradient(Z => Value(A, Z, B))(X);
}
