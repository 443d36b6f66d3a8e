using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>Whether one tensor is a number times another.</summary>
internal static class Proportion
{
    /// <summary>c with a = c · b, every component within <paramref name="allowed"/>; null when there is none, or b is zero.</summary>
    public static double? Between(TensorValue a, TensorValue b, double allowed)
    {
        if (!a.HasShape(b) || b.Values.IsEmpty)
            return null;
        var largest = Enumerable.Range(0, b.Values.Length).MaxBy(i => Math.Abs(b[i]));
        if (b[largest] == 0 || !double.IsFinite(a[largest] / b[largest]))
            return null;
        var ratio = a[largest] / b[largest];
        for (var i = 0; i < a.Values.Length; i++)
            if (!Closeness.IsClose(a[i], ratio * b[i], allowed))
                return null;
        return ratio;
    }
}
