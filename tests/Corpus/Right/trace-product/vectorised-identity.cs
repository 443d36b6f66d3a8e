// expect: trace-product full
// style: tr(AXB) = vec(AᵀBᵀ)ᵀ vec(X) on the tape with grad_outputs, results requiring a gradient.
using TorchSharp;
using T = TorchSharp.torch.Tensor;

public static class TraceProduct
{
    public static T Value(T A, T X, T B)
    {
        var weights = torch.mm(B, A).T.flatten();
        return torch.dot(weights, X.flatten());
    }

    public static T AnalyticGradient(T A, T X, T B) => torch.mm(A.T, B.T).requires_grad_();

    public static T AutogradGradient(T A, T X, T B)
    {
        X.requires_grad_();
        var y = Value(A, X, B);
        return torch.autograd.grad([y], [X], [torch.ones_like(y)], retain_graph: true, create_graph: true)[0];
    }
}
