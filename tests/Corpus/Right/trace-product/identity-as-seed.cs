// expect: trace-product full
// style: The product AXB itself is differentiated, with the identity for grad_outputs.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => (A.matmul(X).matmul(B) * eye(A.shape[0], dtype: float64)).sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        using var scope = NewDisposeScope();
        var leaf = X.detach().requires_grad_();
        var product = A.matmul(leaf).matmul(B);
        var seed = eye(product.shape[0], product.shape[1], dtype: product.dtype);
        return autograd.grad([product], [leaf], [seed])[0].MoveToOuterDisposeScope();
    }
}
