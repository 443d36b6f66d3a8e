// expect: taylor-cosine full
// style: A loop over the elements, one backward pass for each.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var values = new List<Tensor>();
        foreach (var element in x.reshape(-1).unbind())
            values.Add(Scalar(element));
        return stack(values).reshape(x.shape);
    }

    private static Tensor Scalar(Tensor t)
    {
        Tensor sum = torch.tensor(1.0), term = torch.tensor(1.0);
        for (int k = 2; k <= 28; k += 2)
        {
            term = term * t * t / (-k * (k - 1));
            sum = sum + term;
        }
        return sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        var flat = x.flatten();
        var result = new double[flat.numel()];
        for (int i = 0; i < result.Length; i++)
        {
            var t = flat[i].clone().requires_grad_();
            Scalar(t).backward();
            result[i] = t.grad!.item<double>();
        }
        return tensor(result).reshape(x.shape);
    }
}
