using MyTools;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;
    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);
    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x) => Tape.Hess(v => Value(A, b, c, v), x);
}
