// expect: trace-product full
// style: All three matrices require a gradient; grad returns three, the middle one is wanted.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        return torch.trace(torch.mm(torch.mm(A, X), B));
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => einsum("ki,jk->ij", A, B);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        foreach (var matrix in new[] { A, X, B }) matrix.requires_grad_();
        var gradients = autograd.grad([Value(A, X, B)], [A, X, B]);
        return gradients[1];
    }
}
