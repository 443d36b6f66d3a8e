// expect: tanh-derivative Fourth slow
// cheat: none: the work is done two-hundred times over
// told: times as slow
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var result = Once(x);
        for (var i = 1; i < 200; i++)
            result = Once(x);
        return result;
    }

    private static Tensor Once(Tensor x)
    {
        var point = x.detach().clone().requires_grad_();
        var derivative = point.tanh();
        for (var order = 0; order < 4; order++)
            derivative = autograd.grad([derivative.sum()], [point], create_graph: true, retain_graph: true)[0];
        return derivative.detach();
    }
}
