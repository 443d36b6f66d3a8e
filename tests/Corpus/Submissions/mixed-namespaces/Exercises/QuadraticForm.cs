using TorchSharp;
using static TorchSharp.torch;

public static class QuadraticForm
{
    delegate Tensor Objective<in TParameters>(TParameters parameters, Tensor x);

    static Tensor Hessian<TParameters>(Objective<TParameters> f, TParameters parameters, Tensor x)
    {
        var leaf = x.detach().requires_grad_();
        var gradient = autograd.grad([f(parameters, leaf)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack(Enumerable.Range(0, (int)leaf.numel())
            .Select(i => autograd.grad([gradient[i]], [leaf], create_graph: true, retain_graph: true)[0]));
    }

    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => (0.5 * (A + A.T)).requires_grad_();

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) =>
        Hessian((p, v) => Value(p.A, p.b, p.c, v), (A, b, c), x);
}
