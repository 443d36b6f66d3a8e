// expect: trace-product AutogradGradient error
// mistake: graph detached (detach)
// hint: detach() cuts the graph between X and the value
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        var y = Value(A, X.detach(), B);
        y.backward();
        return X.grad!;
    }
}
