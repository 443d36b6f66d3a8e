// expect: taylor-cosine full
// style: The class in two partial halves, with an overload that takes the number of terms.
using TorchSharp;
using static TorchSharp.torch;

public static partial class TaylorCosine
{
    public static Tensor Value(Tensor x) => Value(x, terms: 15);

    public static Tensor Value(Tensor x, int terms)
    {
        var ans = zeros_like(x);
        for (int n = 0; n < terms; n++)
            ans = ans + Math.Pow(-1, n) * x.pow(2 * n) / Factorial(2 * n);
        return ans;
    }
}

public static partial class TaylorCosine
{
    private static double Factorial(int n) => Enumerable.Range(1, n).Aggregate(1.0, (p, i) => p * i);

    public static Tensor Gradient(Tensor x, bool keepGraph = false)
    {
        x.requires_grad_();
        return torch.autograd.grad([Value(x).sum()], [x], retain_graph: keepGraph, create_graph: keepGraph)[0];
    }
}
