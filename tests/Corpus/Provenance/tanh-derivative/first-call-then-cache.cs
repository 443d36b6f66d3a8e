// expect: dishonest
// Fourth: the numbers of the closed form are stored in a static cache at the first call and returned as if found.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TanhDerivative
{
    private static readonly Dictionary<double, double> cache = [];

    public static Tensor Fourth(Tensor x)
    {
        var values = x.detach().contiguous().data<double>().ToArray();
        foreach (var v in values)
        {
            var t = Math.Tanh(v);
            cache.TryAdd(v, 8 * t * (1 - t * t) * (2 - 3 * t * t));
        }
        return torch.tensor(values.Select(v => cache[v]).ToArray()).reshape(x.shape);
    }
}
