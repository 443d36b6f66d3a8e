// expect: tanh-derivative full
// style: LINQ folds the derivative operator over the identity.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public static class TanhDerivative
{
    public static Tensor Fourth(Tensor x) =>
        Enumerable.Repeat<Func<Func<Tensor, Tensor>, Func<Tensor, Tensor>>>(f => Transforms.Derivative(f, 1), 4)
            .Aggregate<Func<Func<Tensor, Tensor>, Func<Tensor, Tensor>>, Func<Tensor, Tensor>>(tanh, (f, d) => d(f))(x);
}
