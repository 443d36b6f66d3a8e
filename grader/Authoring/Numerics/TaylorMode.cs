using Autograder.Contracts;

namespace Autograder.Authoring.Numerics;

/// <summary>Values and derivatives of a function written in <see cref="Jet"/>s, of the components of a tensor in row-major order.</summary>
public static class TaylorMode
{
    public static TensorValue Value(Func<IReadOnlyList<Jet>, Jet> f, TensorValue at) => TensorValue.Scalar(f(Along(at, 0, []))[0]);

    /// <summary>The derivative of an order of an elementwise f, at every component.</summary>
    public static TensorValue Derivative(Func<Jet, Jet> f, TensorValue at, int order)
    {
        var factorial = Enumerable.Range(1, order).Aggregate(1.0, (product, k) => product * k);
        return at.Map(x => factorial * f(new(x, 1, order))[order]);
    }

    /// <summary>The gradient of a scalar f, of the shape of <paramref name="at"/>.</summary>
    public static TensorValue Gradient(Func<IReadOnlyList<Jet>, Jet> f, TensorValue at) =>
        TensorValue.Of(at.Shape.AsSpan(), [.. at.Values.Select((_, i) => f(Along(at, 1, [(i, 1)]))[1])]);

    /// <summary>The Hessian (n, n) of a scalar f of a vector (n): second derivatives along eᵢ + eⱼ and eᵢ − eⱼ tell the mixed ones.</summary>
    public static TensorValue Hessian(Func<IReadOnlyList<Jet>, Jet> f, TensorValue at)
    {
        var n = at.Values.Length;
        var hessian = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            hessian[i * n + i] = 2 * Second((i, 1));
            for (var j = 0; j < i; j++)
                hessian[i * n + j] = hessian[j * n + i] = (Second((i, 1), (j, 1)) - Second((i, 1), (j, -1))) / 2;
        }
        return TensorValue.Of([n, n], hessian);

        double Second(params ReadOnlySpan<(int, double)> direction) => f(Along(at, 2, direction))[2];
    }

    private static Jet[] Along(TensorValue at, int order, ReadOnlySpan<(int Component, double Slope)> direction)
    {
        var jets = new Jet[at.Values.Length];
        for (var i = 0; i < jets.Length; i++)
            jets[i] = new(at[i], 0, order);
        foreach (var (component, slope) in direction)
            jets[component] = new(at[component], slope, order);
        return jets;
    }
}
