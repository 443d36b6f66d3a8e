using static TorchSharp.torch;

namespace Autograder.Starter.Tests;

internal static class Close
{
    /// <summary>
    /// Same shape, float64, and each component within the difference, which counts per unit of the largest component where
    /// that is above one: two ways of computing round differently, from processor to processor. NaN is close to nothing.
    /// </summary>
    public static void To(Tensor expected, Tensor got, double difference = 1e-12)
    {
        Assert.Equal(expected.shape, got.shape);
        Assert.Equal(ScalarType.Float64, got.dtype);
        var wanted = expected.detach().contiguous().data<double>().ToArray();
        var allowed = difference * wanted.Aggregate(1.0, (largest, value) => Math.Max(largest, Math.Abs(value)));
        Assert.All(wanted.Zip(got.detach().contiguous().data<double>()), pair => Assert.True(
            Math.Abs(pair.First - pair.Second) <= allowed, $"expected {pair.First:R}, got {pair.Second:R}"));
    }
}
