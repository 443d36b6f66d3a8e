// expect: trace-product AnalyticGradient error
// mistake: AᵀXᵀBᵀ
// hint: X drops out of the derivative of a linear function
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => einsum("kn,np,pk->", A, X, B);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(X.T).mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Transforms.Gradient(Z => Value(A, Z, B))(X);
}
