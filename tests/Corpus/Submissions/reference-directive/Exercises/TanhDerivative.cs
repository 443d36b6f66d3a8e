using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var flat = x.reshape(-1);
        var result = zeros_like(flat);
        for (long i = 0; i < flat.numel(); i++)
        {
            var t = flat[i].clone().requires_grad_();
            var d = t.tanh();
            for (int k = 0; k < 4; k++)
                d = autograd.grad([d], [t], create_graph: true, retain_graph: true)[0];
            result[i] = d.detach();
        }
        return result.reshape(x.shape);
    }
}
