// attack: environment/default-type
// layer: reset before each call
// expect: trace-product full
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        var value = trace(A.mm(X).mm(B));
        Tamper();
        return value;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var gradient = A.T.mm(B.T);
        Tamper();
        return gradient;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        trace(A.mm(X).mm(B)).backward();
        Tamper();
        return X.grad!;
    }

    private static void Tamper()
    {
        set_default_dtype(float32);
    }
}
