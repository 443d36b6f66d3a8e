using MyTools;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).trace();
    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);
    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Tape.Grad(Z => Value(A, Z, B), X);
}
