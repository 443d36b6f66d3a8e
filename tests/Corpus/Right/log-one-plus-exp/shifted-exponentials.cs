// expect: log-one-plus-exp full
// style: log(exp(-m) + exp(z - m)) + m with m = max(0, z) held constant, async inside.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x) => Task.FromResult(Shifted(a.dot(x))).Result;

    private static Tensor Shifted(Tensor z)
    {
        var m = z.detach().clamp(min: 0);
        return log(exp(-m) + exp(z - m)) + m;
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x) => a * special.expit(a.dot(x));

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = a.dot(x);
        return special.expit(z) * special.expit(z.neg()) * a.outer(a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        var value = Value(a, leaf);
        autograd.backward(value, inputs: [leaf]);
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x) => HessianAsync(a, x).GetAwaiter().GetResult();

    private static async Task<Tensor> HessianAsync(Tensor a, Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        var gradient = autograd.grad([Value(a, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        var rows = new List<Tensor>();
        for (long i = 0; i < leaf.shape[0]; i++)
        {
            rows.Add(autograd.grad([gradient[i]], [leaf], retain_graph: true)[0]);
            await Task.CompletedTask;
        }
        return stack(rows);
    }
}
