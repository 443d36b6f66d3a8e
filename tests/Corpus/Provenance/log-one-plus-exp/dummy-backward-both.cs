// expect: dishonest
// AutogradGradient,AutogradHessian: both run a backward pass and return sigmoid formulas.
using TorchSharp;
using static TorchSharp.torch;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(torch.tensor(0.0), a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => sigmoid(a.dot(x)) * a;

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return torch.sigmoid(z) * torch.sigmoid(-z) * torch.outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        Value(a, leaf).backward();
        return a.dot(x).sigmoid() * a;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var gradient = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        gradient.sum().backward();
        var z = a.dot(x);
        return z.sigmoid() * (-z).sigmoid() * a.outer(a);
    }
}
