// attack: compiling/giant-constant
// layer: compiler process: time and memory
// expect: trace-product refused
// Each constant is eight times the one before: four gigabytes at the end.
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

    private const string A0 = "0123456789abcdef0123456789abcdef";
    private const string A1 = A0 + A0 + A0 + A0 + A0 + A0 + A0 + A0;
    private const string A2 = A1 + A1 + A1 + A1 + A1 + A1 + A1 + A1;
    private const string A3 = A2 + A2 + A2 + A2 + A2 + A2 + A2 + A2;
    private const string A4 = A3 + A3 + A3 + A3 + A3 + A3 + A3 + A3;
    private const string A5 = A4 + A4 + A4 + A4 + A4 + A4 + A4 + A4;
    private const string A6 = A5 + A5 + A5 + A5 + A5 + A5 + A5 + A5;
    private const string A7 = A6 + A6 + A6 + A6 + A6 + A6 + A6 + A6;
    private const string A8 = A7 + A7 + A7 + A7 + A7 + A7 + A7 + A7;
    private const string A9 = A8 + A8 + A8 + A8 + A8 + A8 + A8 + A8;
    private static string Bomb() => A9;
}
