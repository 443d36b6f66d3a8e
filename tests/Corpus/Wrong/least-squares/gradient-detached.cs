// expect: least-squares AutogradHessian error
// mistake: graph detached (detach)
// hint: the gradient is detached before it is differentiated again
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).square().sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mv(A.mv(x) - b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) => Transforms.Gradient(v => Value(A, b, v))(x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        var g = autograd.grad([Value(A, b, leaf)], [leaf], create_graph: true, retain_graph: true)[0].detach();
        var rows = new List<Tensor>();
        foreach (var gi in g.unbind())
        {
            gi.backward();
            rows.Add(leaf.grad!.clone());
        }
        return stack(rows);
    }
}
