// expect: least-squares full
// style: The square multiplied out, Jvp for Hessian-vector products.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var gram = A.T.mm(A);
        return 0.5 * x.dot(gram.mv(x)) - b.dot(A.mv(x)) + 0.5 * b.dot(b);
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mm(A).mv(x) - A.T.mv(b);

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => tensordot(A, A, [0L], [0L]);

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        Func<Tensor, Tensor> f = v => Value(A, b, v);
        return Transforms.Gradient(f)(x);
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var product = Transforms.Jvp(Transforms.Gradient(v => Value(A, b, v)));
        var basis = eye(x.shape[0], dtype: float64).unbind();
        return stack(basis.Select(e => product(x, e).Tangent).ToArray());
    }
}
