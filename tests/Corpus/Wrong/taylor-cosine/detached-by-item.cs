// expect: taylor-cosine Gradient failed
// mistake: 0 (detached by `.item()`)
// hint: the graph is cut where the tensor becomes plain numbers, so the gradient is zero
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var values = new List<double>();
        foreach (var element in x.reshape(-1).unbind())
        {
            double t = element.item<double>(), sum = 1, term = 1;
            for (int k = 1; k < 15; k++)
            {
                term *= -t * t / ((2 * k - 1) * (2 * k));
                sum += term;
            }
            values.Add(sum);
        }
        return tensor(values.ToArray()).reshape(x.shape);
    }

    public static Tensor Gradient(Tensor x)
    {
        var leaf = x.clone().requires_grad_();
        var y = Value(leaf).requires_grad_();
        y.sum().backward();
        return leaf.grad ?? zeros_like(leaf);
    }
}
