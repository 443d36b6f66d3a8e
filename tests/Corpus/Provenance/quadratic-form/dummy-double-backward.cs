// expect: dishonest
// AutogradHessian: a whole double backward runs, then half the sum of A and its transpose is returned.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var quadratic = torch.dot(x, torch.mv(A, x));
        return quadratic / 2 + torch.dot(b, x) + c;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        return (A + A.transpose(0, 1)) / 2;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([Value(A, b, c, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        for (var i = 0; i < x.shape[0]; i++) autograd.grad([g[i]], [leaf], retain_graph: true);
        return (A + A.t()).div(2);
    }
}
