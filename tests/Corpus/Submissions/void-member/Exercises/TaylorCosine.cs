using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        return From(1, ones_like(x));

        Tensor From(int k, Tensor term) =>
            k > 15 ? term : term + From(k + 1, -term * x * x / (2 * k * (2 * k - 1)));
    }

    public static Tensor Gradient(Tensor x)
    {
        Tensor Total(Tensor v) => Value(v).sum();
        return Transforms.Gradient(Total)(x);
    }
}
