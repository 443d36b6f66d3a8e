// expect: taylor-cosine full
// style: The work sits in async methods that are waited for.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x) => ValueAsync(x).GetAwaiter().GetResult();

    public static Tensor Gradient(Tensor x) => GradientAsync(x).Result;

    private static async Task<Tensor> ValueAsync(Tensor x)
    {
        var sum = zeros_like(x);
        var term = ones_like(x);
        for (var k = 0; k < 14; k++)
        {
            sum = sum + term;
            term = -term * x * x / ((2 * k + 1) * (2 * k + 2));
            await Task.CompletedTask;
        }
        return sum;
    }

    private static async Task<Tensor> GradientAsync(Tensor x)
    {
        await Task.Yield();
        var leaf = x.clone().requires_grad_();
        var y = await ValueAsync(leaf);
        return autograd.grad([y.sum()], [leaf])[0];
    }
}
