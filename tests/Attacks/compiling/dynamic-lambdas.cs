// attack: compiling/dynamic-lambdas
// layer: compiler process: time
// expect: trace-product full
// Lambdas are no arguments of dynamic calls: forty errors on one line, in a member that nobody needs.
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

    private static dynamic Bomb(dynamic a) => a.M0(a, b => b.N(c => c)).M1(a, b => b.N(c => c)).M2(a, b => b.N(c => c)).M3(a, b => b.N(c => c)).M4(a, b => b.N(c => c)).M5(a, b => b.N(c => c)).M6(a, b => b.N(c => c)).M7(a, b => b.N(c => c)).M8(a, b => b.N(c => c)).M9(a, b => b.N(c => c)).M10(a, b => b.N(c => c)).M11(a, b => b.N(c => c)).M12(a, b => b.N(c => c)).M13(a, b => b.N(c => c)).M14(a, b => b.N(c => c)).M15(a, b => b.N(c => c)).M16(a, b => b.N(c => c)).M17(a, b => b.N(c => c)).M18(a, b => b.N(c => c)).M19(a, b => b.N(c => c)).M20(a, b => b.N(c => c)).M21(a, b => b.N(c => c)).M22(a, b => b.N(c => c)).M23(a, b => b.N(c => c)).M24(a, b => b.N(c => c)).M25(a, b => b.N(c => c)).M26(a, b => b.N(c => c)).M27(a, b => b.N(c => c)).M28(a, b => b.N(c => c)).M29(a, b => b.N(c => c)).M30(a, b => b.N(c => c)).M31(a, b => b.N(c => c)).M32(a, b => b.N(c => c)).M33(a, b => b.N(c => c)).M34(a, b => b.N(c => c)).M35(a, b => b.N(c => c)).M36(a, b => b.N(c => c)).M37(a, b => b.N(c => c)).M38(a, b => b.N(c => c)).M39(a, b => b.N(c => c));
}
