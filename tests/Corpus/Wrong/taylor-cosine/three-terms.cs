// expect: taylor-cosine Value,Gradient failed
// mistake: too few terms (3)
// hint: too few terms for 1e-6 on [-pi, pi]
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x) => 1 - x.pow(2) / 2 + x.pow(4) / 24;

    public static Tensor Gradient(Tensor x) => Transforms.Gradient(v => Value(v).sum())(x);
}
