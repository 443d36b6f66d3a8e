// expect: trace-product full
// style: autograd.functional.jacobian of the flattened argument.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).diagonal().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.t().matmul(B.t());

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        Func<Tensor, Tensor> f = flat => Value(A, flat.view(X.shape), B).reshape(1);
        return autograd.functional.jacobian(f, X.flatten()).reshape(X.shape);
    }
}
