// expect: honest
// AutogradGradient: an if on the size of z picks one of two forms, each differentiated; z itself is read as a plain number.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(torch.tensor(0.0), a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return a * torch.sigmoid(z);
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var z = a.dot(leaf);
        var value = z.item<double>() > 0 ? z + log1p(exp(-z)) : log1p(exp(z));
        value.backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Transforms.Hessian(v => Value(a, v))(x);
}
