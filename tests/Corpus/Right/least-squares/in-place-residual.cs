// expect: least-squares full
// style: The residual is formed in place where autograd allows it, inputs are changed, results are views.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mv(x);
        r.sub_(b);
        return r.dot(r).mul_(0.5);
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        b.neg_().add_(A.mv(x));
        return A.T.mv(b);
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        var padded = zeros(x.shape[0] + 1, x.shape[0] + 1, dtype: float64);
        var block = padded.narrow(0, 1, x.shape[0]).narrow(1, 0, x.shape[0]);
        block.copy_(A.T.mm(A));
        return block;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad_(true);
        var f = Value(A, b, x);
        f.backward();
        return x.grad!.detach();
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad_(true);
        var g = autograd.grad([Value(A, b, x)], [x], retain_graph: true, create_graph: true)[0];
        var h = Enumerable.Range(0, (int)x.shape[0]).Select(i => autograd.grad([g], [x], [one_hot(i)], retain_graph: true)[0]);
        return stack(h);

        Tensor one_hot(int i)
        {
            var e = zeros_like(x).detach();
            e[i] = 1;
            return e;
        }
    }
}
