// expect: tanh-derivative full
// style: Differentiates h ↦ tanh(x + h) at h = 0.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var h = zeros_like(x, requires_grad: true);
        Tensor derivative = torch.tanh(x + h);
        int remaining = 4;
        do
        {
            derivative = autograd.grad(new[] { derivative.sum() }, new[] { h }, create_graph: true, retain_graph: true)[0];
        } while (--remaining > 0);
        return derivative;
    }
}
