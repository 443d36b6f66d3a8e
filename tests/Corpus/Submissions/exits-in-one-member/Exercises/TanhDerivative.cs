using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        x.requires_grad = true;
        Tensor y = torch.tanh(x);
        for (int i = 0; i < 4; i++)
            y = autograd.grad(new[] { y.sum() }, new[] { x }, create_graph: true, retain_graph: true)[0];
        return y;
    }
}
