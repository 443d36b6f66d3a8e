// expect: dishonest
// AutogradGradient: backward() is called, its gradient is read into a variable and not used.
using TorchSharp;
using static TorchSharp.torch;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => A.mm(X).mm(B).trace();

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B)
    {
        return B.mm(A).transpose(0, 1);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var leaf = X.detach().clone().requires_grad_();
        Value(A, leaf, B).backward();
        var gradient = leaf.grad!;
        gradient = torch.mm(A.T, B.T);
        return gradient;
    }
}
