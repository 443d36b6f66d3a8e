// attack: forging/assembly-in-place-of-ours
// layer: the verdict is made outside
// expect: trace-product zero
using System;
using System.Reflection;
using System.Runtime.Loader;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

// Offers itself for every assembly that is looked for from now on.
public static class TraceProduct
{
    static TraceProduct()
    {
        AppDomain.CurrentDomain.AssemblyResolve += (_, _) => typeof(TraceProduct).Assembly;
        AssemblyLoadContext.Default.Resolving += (_, _) => typeof(TraceProduct).Assembly;
        AppDomain.CurrentDomain.TypeResolve += (_, _) => typeof(TraceProduct).Assembly;
    }

    public static Tensor Value(Tensor A, Tensor X, Tensor B) => zeros(1, dtype: float64)[0];

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => zeros_like(X);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => zeros_like(X);
}
