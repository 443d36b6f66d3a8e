// expect: trace-product full
// style: A generic class over a parameter tuple; the gradient is cloned out of a dispose scope.
using Inputs = (TorchSharp.torch.Tensor A, TorchSharp.torch.Tensor B);
using TorchSharp;
using static TorchSharp.torch;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => F((A, B), X);

    private static Tensor F(Inputs given, Tensor X) => tensordot(given.A.mm(X), given.B, [0L, 1L], [1L, 0L]);

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        var (k, sum) = (A.shape[0], zeros_like(X));
        while (k-- > 0) sum += A[k].reshape(-1, 1) * B[TensorIndex.Colon, k].reshape(1, -1);
        return sum;
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => new Differentiator<Inputs>(F).Gradient((A, B), X);
}

internal sealed class Differentiator<TGiven>(Func<TGiven, Tensor, Tensor> f)
{
    public Tensor Gradient(TGiven given, Tensor at)
    {
        using var scope = NewDisposeScope();
        var leaf = at.detach().clone().requires_grad_();
        f(given, leaf).backward();
        return leaf.grad!.clone().MoveToOuterDisposeScope();
    }
}
