// expect: least-squares full
// style: Ax − b as one product of [A b] with (x, −1); the kit's Vjp for rows of the Hessian.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

internal static class LeastSquares
{
    private static Tensor Residual(Tensor A, Tensor b, Tensor x) =>
        cat([A, b.unsqueeze(1)], 1).mv(cat([x, torch.tensor(new[] { -1.0 })]));

    public static Tensor Value(Tensor A, Tensor b, Tensor x) => Residual(A, b, x) is var r ? 0.5 * (r * r).sum() : r;

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(Residual(A, b, x));

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => stack(A.T.unbind().Select(column => A.T.mv(column)));

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var (value, pullback) = Transforms.Vjp(v => Value(A, b, v))(x);
        return pullback(ones_like(value));
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var (_, pullback) = Transforms.Vjp(Transforms.Gradient(v => Value(A, b, v)))(x);
        var rows = new List<Tensor>();
        for (long i = 0; i < x.shape[0]; i++)
        {
            var unit = zeros_like(x);
            unit[i] = 1;
            rows.Add(pullback(unit));
        }
        return stack(rows);
    }
}
