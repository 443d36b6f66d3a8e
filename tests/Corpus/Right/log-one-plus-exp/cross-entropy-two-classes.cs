// expect: log-one-plus-exp full
// style: Cross entropy of the logits (0, z) for class 0, Jvp for the Hessian.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        var z = a.dot(x);
        var logits = stack([zeros_like(z), z]);
        return -logits.log_softmax(0)[0];
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = a.dot(x);
        return stack([zeros_like(z), z]).softmax(0)[1] * a;
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = a.dot(x);
        var p = stack([zeros_like(z), z]).softmax(0);
        return p.prod(dim: 0) * kron(a.unsqueeze(1), a.unsqueeze(0));
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        Tensor f(Tensor v) => Value(a, v);
        return Transforms.Gradient(f)(x);
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var hvp = Transforms.Jvp(Transforms.Gradient(v => Value(a, v)));
        return stack(eye(x.shape[0], dtype: float64).unbind().Select(e => hvp(x, e).Tangent), dim: 1);
    }
}
