// expect: tanh-derivative Fourth failed
// mistake: way: dummy `backward()` beside a closed form
// hint: backward() is called, but its result is not used
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        x.requires_grad_();
        var t = tanh(x);
        t.sum().backward(retain_graph: true);
        return (8 * t * (1 - t * t) * (2 - 3 * t * t)).detach();
    }
}
