using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        Tensor Ax = A.mv(x);
        return torch.tensor(0.5) * x.dot(Ax) + b.dot(x) + c;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        return (A + A.T) * 0.5;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        int n = (int)x.shape[0];
        Tensor leaf = x.clone().requires_grad_(true);
        Value(A, b, c, leaf).backward(retain_graph: true, create_graph: true);
        Tensor g = leaf.grad!;
        Tensor H = zeros(n, n, dtype: float64);
        for (int i = 0; i < n; i++)
        {
            leaf.grad = null;
            g[i].backward(retain_graph: true);
            H[i] = leaf.grad!;
        }
        return H;
    }
}
