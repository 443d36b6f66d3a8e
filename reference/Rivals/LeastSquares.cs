using Autodiff.Kit;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>Gradient and Hessian as sums over the rows of A, each differentiated by itself.</summary>
public static class LeastSquares
{
    private static Func<Tensor, Tensor> Term(Tensor A, Tensor b, long row)
    {
        var (a, target) = (A[row].clone(), b[row].clone());
        return v => 0.5 * (a.dot(v) - target).pow(2);
    }

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        var gradient = zeros_like(x);
        for (long i = 0; i < A.shape[0]; i++)
            gradient = gradient + Transforms.Gradient(Term(A, b, i))(x.detach().clone()).clone();
        return gradient;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
    {
        var hessian = zeros(x.shape[0], x.shape[0], dtype: ScalarType.Float64);
        for (long i = 0; i < A.shape[0]; i++)
            hessian = hessian + Transforms.Hessian(Term(A, b, i))(x.detach().clone()).clone();
        return hessian;
    }
}
