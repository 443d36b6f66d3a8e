// expect: least-squares AnalyticGradient error
// mistake: infinite loop (descends until the gradient vanishes)
// hint: only the gradient at x is asked for; the loop never ends
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mv(x) - b;
        return r.dot(r) / 2;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        var g = A.T.mv(A.mv(x) - b);
        while (g.norm().item<double>() != 0)
        {
            using var scope = NewDisposeScope();
            x = (x - 1e-3 * g).MoveToOuterDisposeScope();
            g = A.T.mv(A.mv(x) - b).MoveToOuterDisposeScope();
        }
        return g;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return A.transpose(0, 1).mm(A);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad = true;
        Value(A, b, x).backward();
        return x.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad = true;
        var g = autograd.grad([Value(A, b, x)], [x], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [x], retain_graph: true)[0]));
    }
}
