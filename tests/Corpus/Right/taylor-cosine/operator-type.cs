// expect: taylor-cosine full
// style: A small type with operators of its own: a truncated power series as a value.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class TaylorCosine
{
    public static Tensor Value(Tensor x)
    {
        var t = new PowerSeries(0, 1);
        var cosine = PowerSeries.One;
        var term = PowerSeries.One;
        for (var k = 1; k <= 13; k++)
        {
            term = term * t * t / (-(2 * k - 1) * (2 * k));
            cosine += term;
        }
        return cosine.At(x);
    }

    public static Tensor Gradient(Tensor x) => Transforms.Derivative(Value, 1)(x);
}

internal sealed class PowerSeries(params double[] coefficients)
{
    private readonly double[] c = coefficients;

    public static PowerSeries One { get; } = new(1);

    public static PowerSeries operator +(PowerSeries p, PowerSeries q) =>
        new([.. Enumerable.Range(0, Math.Max(p.c.Length, q.c.Length)).Select(i => p[i] + q[i])]);

    public static PowerSeries operator *(PowerSeries p, PowerSeries q)
    {
        var product = new double[p.c.Length + q.c.Length - 1];
        for (var i = 0; i < p.c.Length; i++)
            for (var j = 0; j < q.c.Length; j++)
                product[i + j] += p.c[i] * q.c[j];
        return new(product);
    }

    public static PowerSeries operator /(PowerSeries p, double divisor) => new([.. p.c.Select(x => x / divisor)]);

    private double this[int i] => i < c.Length ? c[i] : 0;

    public Tensor At(Tensor x)
    {
        var value = zeros_like(x);
        for (var i = c.Length - 1; i >= 0; i--) value = value * x + c[i];
        return value;
    }
}
