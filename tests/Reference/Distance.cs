using Autograder.Contracts;

namespace Autograder.Reference.Tests;

internal static class Distance
{
    /// <summary>
    /// The largest difference between components, relative to the largest component of either; infinite where shapes or
    /// infinities differ, 1 where there is one answer only.
    /// </summary>
    public static double Between(TensorValue? a, TensorValue? b)
    {
        if (a is null || b is null)
            return ReferenceEquals(a, b) ? 0 : 1;
        if (!a.HasShape(b))
            return double.PositiveInfinity;
        var size = a.Values.Concat(b.Values).Where(double.IsFinite).Select(Math.Abs).Append(double.Epsilon).Max();
        return a.Values.Zip(b.Values, (x, y) => x.Equals(y) ? 0 : double.IsFinite(x) && double.IsFinite(y) ? Math.Abs(x - y) / size : double.PositiveInfinity)
            .DefaultIfEmpty(0).Max();
    }
}
