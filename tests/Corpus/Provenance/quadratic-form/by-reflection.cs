// expect: dishonest
// AutogradHessian: the analytic member is found by reflection and invoked.
using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

internal static class QuadraticForm
{
    public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        return (A + A.transpose(0, 1)) / 2;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
    {
        var method = typeof(QuadraticForm).GetMethod("Analytic" + "Hessian", BindingFlags.Public | BindingFlags.Static)!;
        return (Tensor)method.Invoke(null, [A, b, c, x])!;
    }
}
