using Autodiff.Kit;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>Component by component, each a directional derivative along a unit matrix.</summary>
public static class TraceProduct
{
    private static Tensor Value(Tensor A, Tensor X, Tensor B) => A.clone().mm(X.clone()).mm(B.clone()).trace();

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var along = Transforms.Jvp(Z => Value(A, Z, B));
        var components = new List<Tensor>();
        for (long i = 0; i < X.numel(); i++)
        {
            var direction = zeros(X.numel(), dtype: ScalarType.Float64);
            direction[i] = 1;
            components.Add(along(X.detach().clone(), direction.reshape(X.shape)).Tangent.reshape([]).clone());
        }
        return stack(components).reshape(X.shape);
    }
}
