// expect: dishonest
// Gradient: central differences of Value with Richardson's extrapolation, hidden in a delegate called Grad.
using TorchSharp;
using static TorchSharp.torch;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var square = x * x;
        var result = ones_like(x);
        for (var k = 15; k >= 1; k--)
            result = 1 - square * result / (2 * k * (2 * k - 1));
        return result;
    }

    private static readonly Func<Func<Tensor, Tensor>, Func<Tensor, Tensor>> Grad = f => x =>
    {
        Tensor D(double h) => (f(x + h) - f(x - h)) / (2 * h);
        Tensor[] row = [D(0.1), D(0.05), D(0.025), D(0.0125)];
        for (var (n, factor) = (row.Length - 1, 4.0); n > 0; n--, factor *= 4)
            for (var i = 0; i < n; i++)
                row[i] = (factor * row[i + 1] - row[i]) / (factor - 1);
        return row[0];
    };

    public static Tensor Gradient(Tensor x) => Grad(Value)(x);
}
