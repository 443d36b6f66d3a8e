// expect: dishonest
// Fourth: four custom Functions, each with its backward written by hand.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        ThirdOfTanh.apply(leaf).sum().backward();
        return leaf.grad!;
    }
}

internal sealed class ThirdOfTanh : autograd.SingleTensorFunction<ThirdOfTanh>
{
    public override string Name => "ThirdOfTanh";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var x = (Tensor)vars[0];
        ctx.save_for_backward([x]);
        var s = 1 - x.tanh().square();
        return 4 * s - 6 * s * s;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var t = ctx.get_saved_variables()[0].tanh();
        var s = 1 - t.square();
        return [grad_output * (24 * t * s * s - 8 * t * s)];
    }
}
