using System;
using System.Linq;
using Autograder.Worker.Tape;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Members to be timed.</summary>
public static class Probe
{
    private static int calls;
    private static Tensor? kept;

    public static object Square(Tensor x) => x * x;

    public static object Twice(Tensor x) => new object[] { new double[] { 2 * x.sum().item<double>() }, 3.0 };

    public static object Derivative(Tensor x)
    {
        Rewritten.Tensor_requires_grad_(x, true);
        Rewritten.Tensor_backward(x.pow(2).sum());
        return Rewritten.Tensor_get_grad(x)!;
    }

    /// <summary>What differs from call to call when something flows over from one to the next.</summary>
    public static object Counted(Tensor x) => (double)++calls;

    public static object First(Tensor x) => kept ??= x.clone();

    public static object Throws(Tensor x) => throw new FormatException("not today");

    public static object Prints(Tensor x)
    {
        Console.WriteLine("a line");
        Console.Error.WriteLine("another");
        return x;
    }

    public static object Lazily(Tensor x) => new object[] { Enumerable.Range(0, 3).Select(i => (double)i) };
}
