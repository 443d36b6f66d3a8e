// expect: least-squares AutogradHessian failed
// mistake: wrong shape (row sums of the Hessian)
// hint: the sum of the gradient was differentiated: these are row sums
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x)
    {
        var r = A.mv(x) - b;
        return r.dot(r) / 2;
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        return A.transpose(0, 1).mv(A.mv(x) - b);
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
    {
        return A.transpose(0, 1).mm(A);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        x.requires_grad = true;
        Value(A, b, x).backward();
        return x.grad!;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var gradient = Transforms.Gradient(v => Value(A, b, v));
        return Transforms.Gradient(v => gradient(v).sum())(x);
    }
}
