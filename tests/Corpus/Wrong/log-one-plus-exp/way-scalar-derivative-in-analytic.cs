// expect: log-one-plus-exp AnalyticGradient failed
// mistake: way: autograd in the analytic member (outer derivative)
// hint: the outer derivative comes from autograd; the analytic gradient must be a formula
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => logaddexp(torch.tensor(0.0), a.dot(x));

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = a.dot(x).detach().requires_grad_();
        logaddexp(torch.tensor(0.0), z).backward();
        return z.grad! * a;
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var s = sigmoid(a.dot(x));
        return s * (1 - s) * outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Transforms.Hessian(v => Value(a, v))(x);
}
