// expect: dishonest
// AnalyticHessian: half of A is the formula, but the transposed half is taken from a gradient.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

internal static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var quadratic = torch.dot(x, torch.mv(A, x));
        return quadratic / 2 + torch.dot(b, x) + c;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var seed = eye(A.shape[0], dtype: float64);
        var leaf = zeros_like(A).requires_grad_();
        // the derivative of tr(Aᵀ M) by M is A; of tr(A M) its transpose
        var transposed = autograd.grad([(A.mm(leaf) * seed).sum()], [leaf])[0];
        return 0.5 * A + 0.5 * transposed;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) =>
        Transforms.Hessian(v => Value(A, b, c, v))(x);
}
