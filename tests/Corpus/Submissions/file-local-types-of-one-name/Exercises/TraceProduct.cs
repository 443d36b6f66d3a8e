using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).trace();
    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);
    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => Local.D(Value(A, X.requires_grad_(), B), X);
}

file static class Local
{
    public static Tensor D(Tensor y, Tensor x) => autograd.grad([y], [x], retain_graph: true, create_graph: true)[0];
}
