// expect: trace-product full
// style: Transforms.Jacobian of a scalar function, chain_matmul for the product.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

internal static class TraceProduct
{
    public static Tensor Value(Tensor left, Tensor unknown, Tensor right) => chain_matmul(left, unknown, right).trace();

    public static Tensor AnalyticGradient(Tensor left, Tensor unknown, Tensor right) =>
        stack(left.T.unbind().Select(column => right.mv(column)));

    public static Tensor AutogradGradient(Tensor left, Tensor unknown, Tensor right)
    {
        var jacobian = Transforms.Jacobian(x => Value(left, x.reshape(unknown.shape), right));
        return jacobian(unknown.reshape(-1)).reshape(unknown.shape);
    }
}
