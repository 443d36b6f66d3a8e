using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal interface IFunction<TSelf> where TSelf : IFunction<TSelf>
{
    static abstract Tensor At(Tensor x, params ReadOnlySpan<Tensor> parameters);
}

internal sealed class Quadratic : IFunction<Quadratic>
{
    public static Tensor At(Tensor x, params ReadOnlySpan<Tensor> parameters) =>
        0.5 * x.dot(parameters[0].mv(x)) + parameters[1].dot(x) + parameters[2];
}

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => Quadratic.At(x, A, b, c);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => A.add(A.T, alpha: 1).multiply(0.5);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) => Hessian<Quadratic>(x, A, b, c);

    private static Tensor Hessian<TFunction>(Tensor x, params Tensor[] parameters) where TFunction : IFunction<TFunction>
    {
        var leaf = x.clone().requires_grad_();
        var gradient = autograd.grad([TFunction.At(leaf, parameters)], [leaf], create_graph: true, retain_graph: true)[0];
        return stack([.. gradient.unbind().Select(g => autograd.grad([g], [leaf], retain_graph: true)[0])]);
    }
}
