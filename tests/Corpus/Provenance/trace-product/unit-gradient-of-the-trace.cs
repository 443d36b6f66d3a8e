// expect: dishonest
// AutogradGradient: the gradient of a trace of a square leaf is the identity; it is multiplied in between the two factors.
using TorchSharp;
using static TorchSharp.torch;

public class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        return torch.trace(torch.mm(torch.mm(A, X), B));
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        return B.mm(A).transpose(0, 1);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var square = zeros(A.shape[0], A.shape[0], dtype: float64).requires_grad_();
        square.trace().backward();
        return A.T.mm(square.grad!).mm(B.T);
    }
}
