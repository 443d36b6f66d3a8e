using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x) =>
        Enumerable.Range(0, 15).Aggregate(
            (Sum: zeros_like(x), Term: ones_like(x)),
            (s, k) => (s.Sum + s.Term, -s.Term * x.square() / ((2.0 * k + 1) * (2.0 * k + 2)))).Sum;

    public static Tensor Gradient(Tensor x) => Transforms.Derivative(Value, 1)(x);
}
