// expect: tanh-derivative Fourth failed
// mistake: way: custom autograd Function with hand-written backward
// hint: the backward pass is written by hand
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        ThirdOfTanh.apply(leaf).sum().backward();
        return leaf.grad!;
    }
}

internal class ThirdOfTanh : autograd.SingleTensorFunction<ThirdOfTanh>
{
    public override string Name => "ThirdOfTanh";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var t = ((Tensor)vars[0]).tanh();
        ctx.save_for_backward([t]);
        return -2 * (1 - t * t) * (1 - 3 * t * t);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var t = ctx.get_saved_variables()[0];
        return [8 * t * (1 - t * t) * (2 - 3 * t * t) * grad_output];
    }
}
