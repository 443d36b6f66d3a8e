// expect: log-one-plus-exp full
// style: The same function of every row of a matrix; one second pass with the identity.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        return -nn.functional.logsigmoid(-torch.dot(a, x));
    }

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

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var n = x.shape[0];
        var rows = x.detach().repeat(n, 1).requires_grad_();
        var values = nn.functional.softplus(rows.mv(a), 1, 45);
        var slopes = autograd.grad([values], [rows], [ones_like(values)], create_graph: true, retain_graph: true)[0];
        return autograd.grad([slopes], [rows], [eye(n, dtype: float64)])[0];
    }
}
