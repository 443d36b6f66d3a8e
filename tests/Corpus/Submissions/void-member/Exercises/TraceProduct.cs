using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    static Tensor Product(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B);

    public static void Value(Tensor A, Tensor X, Tensor B)
    {
        Console.WriteLine(Product(A, X, B).trace().item<double>());
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        return autograd.grad([Product(A, X, B).trace()], [X])[0];
    }
}
