// expect: dishonest
// AutogradGradient: a difference quotient of Value inside a lambda that Transforms.Gradient differentiates along a dummy.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mv(x) - b;
        return r.dot(r) / 2;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return torch.mm(A.transpose(0, 1), A);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var quotients = stack(eye(x.shape[0], dtype: float64).unbind()
            .Select(e => (Value(A, b, x + e) - Value(A, b, x - e)) / 2));
        return Transforms.Gradient(v => v.dot(quotients.detach()))(x);
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([Value(A, b, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
