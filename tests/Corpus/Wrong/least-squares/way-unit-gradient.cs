// expect: least-squares AutogradGradient failed
// mistake: way: closed form times a unit gradient `u.sum()`
// hint: the closed form is multiplied by a gradient that is always one
using Autodiff.Kit;
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
        return A.transpose(0, 1).mv(A.mv(x) - b);
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return A.transpose(0, 1).mm(A);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var one = Transforms.Gradient(u => u.sum())(x);
        return one * A.T.mv(A.mv(x) - b);
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad = true;
        var g = autograd.grad([Value(A, b, x)], [x], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [x], retain_graph: true)[0]));
    }
}
