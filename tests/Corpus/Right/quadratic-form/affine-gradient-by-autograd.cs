// expect: quadratic-form full
// style: Batched gradient at 0 and at all unit vectors; the gradient is affine, so the difference is exact.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var quadratic = torch.dot(x, torch.mv(A, x));
        return quadratic / 2 + torch.dot(b, x) + c;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        return (A + A.transpose(0, 1)) / 2;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var n = x.shape[0];
        var points = cat([x.detach().unsqueeze(0), x.detach().unsqueeze(0) + eye(n, dtype: float64)]).requires_grad_();
        var total = points.unbind().Select(p => Value(A, b, c, p)).Aggregate((s, v) => s + v);
        total.backward();
        var gradients = points.grad!;
        return gradients.narrow(0, 1, n) - gradients[0];
    }
}
