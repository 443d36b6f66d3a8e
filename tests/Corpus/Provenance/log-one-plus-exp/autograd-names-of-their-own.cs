// expect: honest
// AnalyticGradient,AnalyticHessian: methods named backward and grad that belong to the student and contain formulas.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(torch.tensor(0.0), a.dot(x));

    private sealed class Layer(Tensor a)
    {
        private Tensor z = zeros([], dtype: float64);

        public Layer forward(Tensor x)
        {
            z = a.dot(x);
            return this;
        }

        public Tensor backward() => z.sigmoid() * a;

        public Tensor grad_of_grad() => z.sigmoid() * (-z).sigmoid() * a.outer(a);
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => new Layer(a).forward(x).backward();

    public static Tensor AnalyticHessian(Tensor a, Tensor x) => new Layer(a).forward(x).grad_of_grad();

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var g = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(g.unbind().Select(gi => autograd.grad([gi], [leaf], retain_graph: true)[0]));
    }
}
