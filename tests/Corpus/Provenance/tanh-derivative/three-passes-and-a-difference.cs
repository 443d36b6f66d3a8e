// expect: dishonest
// Fourth: three passes, the fourth derivative is a high-order difference of the third, good to 1e-12.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var third = Transforms.Derivative(tanh, 3);
        Tensor D(double h) => (third(x + h) - third(x - h)) / (2 * h);
        Tensor[] row = [D(0.08), D(0.04), D(0.02), D(0.01), D(0.005)];
        for (var (n, factor) = (row.Length - 1, 4.0); n > 0; n--, factor *= 4)
            for (var i = 0; i < n; i++)
                row[i] = (factor * row[i + 1] - row[i]) / (factor - 1);
        return row[0];
    }
}
