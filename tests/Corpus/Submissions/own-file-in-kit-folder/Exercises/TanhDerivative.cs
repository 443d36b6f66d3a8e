using MyTools;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        Tensor D1(Tensor v) => Tape.Grad(u => tanh(u).sum(), v, true);
        Tensor D2(Tensor v) => Tape.Grad(u => D1(u).sum(), v, true);
        Tensor D3(Tensor v) => Tape.Grad(u => D2(u).sum(), v, true);
        return Tape.Grad(u => D3(u).sum(), x.clone().requires_grad_());
    }
}
