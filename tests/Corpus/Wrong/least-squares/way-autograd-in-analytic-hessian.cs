// expect: least-squares AnalyticHessian failed
// mistake: way: autograd in the analytic member (Jacobian of the formula)
// hint: autograd is called; the analytic Hessian must be a formula
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

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) =>
        Transforms.Jacobian(v => AnalyticGradient(A, b, v))(x);

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
