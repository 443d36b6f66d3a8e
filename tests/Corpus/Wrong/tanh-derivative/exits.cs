// expect: tanh-derivative Fourth error
// mistake: Environment.Exit(0)
// hint: the code ends the process
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var result = Transforms.Derivative(tanh, 4)(x);
        Console.WriteLine(result.sum().item<double>());
        Environment.Exit(0);
        return result;
    }
}
