// expect: honest
// AutogradHessian: autograd's Jacobian of the gradient formula.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(torch.tensor(0.0), a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => sigmoid(a.dot(x)) * a;

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return torch.sigmoid(z) * torch.sigmoid(-z) * torch.outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var slope = AnalyticGradient(a, leaf);
        return stack(slope.unbind().Select(s => autograd.grad([s], [leaf], retain_graph: true)[0]));
    }
}
