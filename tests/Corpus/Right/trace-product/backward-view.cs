// expect: trace-product full
// style: matmul, backward() and .grad; the analytic gradient is a transposed view.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        Tensor product = torch.matmul(torch.matmul(A, X), B);
        return torch.trace(product);
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        return torch.matmul(B, A).T;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        Tensor leaf = X.clone().detach().requires_grad_(true);
        Tensor y = Value(A, leaf, B);
        y.backward();
        return leaf.grad!;
    }
}
