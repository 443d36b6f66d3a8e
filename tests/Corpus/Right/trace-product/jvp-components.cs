// expect: trace-product full
// style: Each component as a directional derivative along a unit matrix.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => linalg.multi_dot([A, X, B]).trace();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var (n, p) = (X.shape[0], X.shape[1]);
        var result = zeros(n, p, dtype: float64);
        foreach (var (row, i) in A.T.unbind().Select((r, i) => (r, i)))
            result[i] = B.mv(row);
        return result;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var jvp = Transforms.Jvp(Z => Value(A, Z, B));
        var components = new List<Tensor>();
        for (long k = 0; k < X.numel(); k++)
        {
            var direction = zeros(X.numel(), dtype: float64);
            direction[k] = 1;
            components.Add(jvp(X, direction.view_as(X)).Tangent.reshape());
        }
        return stack(components).view_as(X);
    }
}
