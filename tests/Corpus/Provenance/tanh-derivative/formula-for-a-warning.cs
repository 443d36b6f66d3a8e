// expect: honest
// Fourth: the closed form is computed beside it and compared; the result is autograd's.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var byAutograd = Transforms.Derivative(tanh, 4)(x);
        var t = x.tanh();
        var byHand = 8 * t * (1 - t.square()) * (2 - 3 * t.square());
        if ((byAutograd - byHand).abs().max().item<double>() > 1e-6) Console.Error.WriteLine("they differ");
        return byAutograd;
    }
}
