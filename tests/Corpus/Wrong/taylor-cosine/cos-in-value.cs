// expect: taylor-cosine Value failed
// mistake: way: cos in TaylorCosine.Value
// hint: Value calls cos instead of summing a series
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x) => x.cos();

    public static Tensor Gradient(Tensor x)
    {
        Tensor leaf = x.clone().detach().requires_grad_(true);
        Value(leaf).sum().backward();
        return leaf.grad!;
    }
}
