using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => einsum("kn,np,pk->", A, X, B);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => einsum("kn,pk->np", A, B);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Transforms.Gradient(Y => Value(A, Y, B))(X);
}
