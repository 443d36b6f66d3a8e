// attack: resources/giant-exception
// layer: cap on messages
// expect: trace-product error
using System;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B) => throw new Exception(new string('x', 100_000_000));

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => throw Nested(20000);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B) => throw new Endless();

    private static Exception Nested(int depth)
    {
        var exception = new Exception("innermost");
        for (var i = 0; i < depth; i++)
            exception = new Exception(new string('y', 100), exception);
        return exception;
    }

    private sealed class Endless : Exception
    {
        public override string Message
        {
            get
            {
                while (true)
                {
                }
            }
        }
    }
}
