// expect: dishonest
// AutogradHessian: differences of the analytic gradient, exact but without any autograd.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return torch.mm(A.transpose(0, 1), A);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        Value(A, b, leaf).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var n = x.shape[0];
        var h = empty(n, n, dtype: float64);
        for (var j = 0; j < n; j++)
        {
            var step = zeros_like(x);
            step[j] = 1;
            h[TensorIndex.Colon, j] = AnalyticGradient(A, b, x + step) - AnalyticGradient(A, b, x);
        }
        return h;
    }
}
