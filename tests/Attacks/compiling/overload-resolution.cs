// attack: compiling/overload-resolution
// layer: compiler process: time and memory
// expect: trace-product refused
// Each level of lambdas is bound once for every overload of the level above.
using System;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => trace(A.mm(X).mm(B));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => A.T.mm(B.T);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        X.requires_grad = true;
        trace(A.mm(X).mm(B)).backward();
        return X.grad!;
    }

    private static int F(Func<int, int> f) => 1;
    private static int F(Func<int, long> f) => 2;
    private static int F(Func<long, int> f) => 3;
    private static int F(Func<string, string> f) => 4;
    private static double F(Func<double, double> f) => 5;
    private static string F(Func<int, string> f) => "";
    private static int Bomb() => F(x0 => F(x1 => F(x2 => F(x3 => F(x4 => F(x5 => F(x6 => F(x7 => F(x8 => F(x9 => F(x10 => F(x11 => F(x12 => F(x13 => F(x14 => F(x15 => x15))))))))))))))));
}
