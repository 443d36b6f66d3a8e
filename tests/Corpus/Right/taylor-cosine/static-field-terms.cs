// expect: taylor-cosine full
// style: Number of terms as a static property, generic accumulate helper, ref locals.
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

internal static class TaylorCosine
{
    private static int Terms { get; } = 17;

    private static T Repeat<T>(T state, int times, Func<T, int, T> step)
    {
        for (int i = 1; i <= times; i++) state = step(state, i);
        return state;
    }

    private record struct Partial(Tensor Sum, Tensor Term);

    public static Tensor Value(Tensor x)
    {
        var start = new Partial(ones_like(x), ones_like(x));
        return Repeat(start, Terms, (p, k) =>
        {
            var next = p.Term.mul(x).mul(x).div(-(2.0 * k) * (2.0 * k - 1));
            return new Partial(p.Sum.add(next), next);
        }).Sum;
    }

    public static Tensor Gradient(Tensor x)
    {
        x = x.detach().clone();
        x.requires_grad_();
        using (var y = Value(x).sum()) y.backward();
        var result = x.grad!;
        x.grad = null;
        return result;
    }
}
