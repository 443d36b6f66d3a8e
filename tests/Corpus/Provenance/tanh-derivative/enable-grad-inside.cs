// expect: honest
// Fourth: grad mode is switched off and on again around the tape.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        using var off = no_grad();
        var leaf = x.clone().requires_grad_();
        using (enable_grad())
        {
            var y = leaf.tanh();
            for (var order = 1; order <= 4; order++)
                y = autograd.grad([y.sum()], [leaf], create_graph: order < 4, retain_graph: true)[0];
            return y;
        }
    }
}
