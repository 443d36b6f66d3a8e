// expect: dishonest
// AnalyticHessian: both members call one helper, and the helper is the tape.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var quadratic = torch.dot(x, torch.mv(A, x));
        return quadratic / 2 + torch.dot(b, x) + c;
    }

    private static Tensor Hessian(Func<Tensor, Tensor> f, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([f(leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => Hessian(v => 0.5 * v.dot(A.mv(v)), x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) => Hessian(v => Value(A, b, c, v), x);
}
