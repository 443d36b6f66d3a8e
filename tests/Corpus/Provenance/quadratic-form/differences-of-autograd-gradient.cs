// expect: honest
// AutogradHessian: differences of autograd's gradient along unit vectors, exact because the gradient is affine.
using TorchSharp;
using static TorchSharp.torch;

internal static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        Tensor Slope(Tensor at)
        {
            var leaf = at.detach().clone().requires_grad_();
            Value(A, b, c, leaf).backward();
            return leaf.grad!;
        }

        return stack(eye(x.shape[0], dtype: float64).unbind().Select(e => (Slope(x + e) - Slope(x - e)) / 2), 1);
    }
}
