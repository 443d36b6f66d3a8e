// expect: least-squares full
// style: Exact differences of the autograd gradient along unit vectors.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => nn.functional.mse_loss(A.mv(x), b, nn.Reduction.Sum) / 2;

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => (A.mv(x) - b).unsqueeze(0).mm(A).squeeze(0);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        return autograd.grad([Value(A, b, leaf)], [leaf])[0];
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var n = x.shape[0];
        var steps = eye(n, dtype: float64);
        var columns = Enumerable.Range(0, (int)n)
            .Select(j => (AutogradGradient(A, b, x + steps[j]) - AutogradGradient(A, b, x - steps[j])) / 2);
        return stack(columns, 1);
    }
}
