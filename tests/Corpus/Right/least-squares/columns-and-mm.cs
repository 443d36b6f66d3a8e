// expect: least-squares full
// style: Column vectors with mm, everything squeezed at the end, no namespace.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public static class LeastSquares
{
    static Tensor Column(Tensor v) => v.reshape(-1, 1);

    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mm(Column(x)) - Column(b);
        return r.T.mm(r).squeeze() / 2;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x) => A.T.mm(A.mm(Column(x)) - Column(b)).flatten();

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) => A.T.mm(A).T;

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x) =>
        Transforms.Jacobian(v => Value(A, b, v))(x);

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) =>
        Transforms.Jacobian(Transforms.Jacobian(v => Value(A, b, v)))(x);
}
