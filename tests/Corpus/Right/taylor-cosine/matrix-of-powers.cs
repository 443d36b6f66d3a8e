// expect: taylor-cosine full
// style: The powers as columns of a matrix, the sum as mv with the coefficients.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        const int terms = 14;
        var flat = x.reshape(-1);
        var columns = new List<Tensor> { ones_like(flat) };
        while (columns.Count < terms) columns.Add(columns[^1] * flat * flat);
        var coefficients = new double[terms];
        double factorial = 1;
        for (int k = 0, sign = 1; k < terms; k++, sign = -sign)
        {
            coefficients[k] = sign / factorial;
            factorial *= (2 * k + 1) * (2 * k + 2);
        }
        return stack(columns, 1).mv(torch.tensor(coefficients)).reshape(x.shape);
    }

    public static Tensor Gradient(Tensor x)
    {
        var v = x.flatten().detach().requires_grad_();
        return autograd.grad([Value(v).sum()], [v])[0].reshape(x.shape);
    }
}
