// expect: trace-product full
// style: One backward pass for each entry of the diagonal; .grad adds them up as it should.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        var terms = new List<Tensor>();
        for (long i = 0; i < A.shape[0]; i++)
            terms.Add(A[i].dot(X.mv(B.select(1, i))));
        return stack(terms).sum();
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => nn.functional.linear(A.T, B);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.detach().clone().requires_grad_();
        for (long i = 0; i < A.shape[0]; i++)
            A[i].dot(leaf.mv(B.select(1, i))).backward();
        return leaf.grad!;
    }
}
