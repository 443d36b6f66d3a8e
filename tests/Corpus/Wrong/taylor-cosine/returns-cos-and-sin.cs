// expect: taylor-cosine Value,Gradient failed
// mistake: way: returns `cos`/`sin` itself
// hint: the library's cos and sin are called; a series was asked for
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x) => cos(x);

    public static Tensor Gradient(Tensor x) => -sin(x);
}
