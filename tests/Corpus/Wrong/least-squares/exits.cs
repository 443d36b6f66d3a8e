// expect: least-squares AutogradGradient error
// mistake: Environment.Exit(0)
// hint: the code ends the process
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var g = Transforms.Gradient(v => Value(A, b, v))(x);
        if (!g.allclose(AnalyticGradient(A, b, x)))
            Console.WriteLine("not equal!");
        Environment.Exit(0);
        return g;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) => Transforms.Hessian(v => Value(A, b, v))(x);
}
