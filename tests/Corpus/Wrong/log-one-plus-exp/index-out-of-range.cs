// expect: log-one-plus-exp AnalyticHessian error
// mistake: throws (index out of range)
// hint: the loop leaves the vector
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
        var s = sigmoid(a.dot(x)).item<double>();
        var v = a.data<double>().ToArray();
        var h = new double[v.Length, v.Length];
        for (int i = 0; i <= v.Length; i++)
            for (int j = 0; j < v.Length; j++)
                h[i, j] = s * (1 - s) * v[i] * v[j];
        return torch.tensor(h);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x) => Transforms.Gradient(v => Value(a, v))(x);

    public static Tensor AutogradHessian(Tensor a, Tensor x) => Transforms.Hessian(v => Value(a, v))(x);
}
