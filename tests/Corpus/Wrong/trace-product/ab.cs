// expect: trace-product AnalyticGradient error
// mistake: AB
// hint: the factors must be transposed; AB does not even fit when the sizes differ
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => einsum("kn,np,pk->", A, X, B);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.mm(B);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Transforms.Gradient(Z => Value(A, Z, B))(X);
}
