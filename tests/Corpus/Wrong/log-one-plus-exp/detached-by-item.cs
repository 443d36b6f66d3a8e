// expect: log-one-plus-exp AutogradGradient error
// mistake: graph detached (.item())
// hint: .item() cuts the graph between x and the value
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(torch.tensor(0.0), a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => sigmoid(a.dot(x)) * a;

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        x.requires_grad = true;
        var z = torch.tensor(a.dot(x).item<double>());
        var f = logaddexp(torch.tensor(0.0), z);
        f.backward();
        return x.grad!;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Transforms.Hessian(v => Value(a, v))(x);
}
