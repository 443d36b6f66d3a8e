using static TorchSharp.torch;

namespace Autograder.Starter.Tests;

internal static class Close
{
    /// <summary>Same shape, float64, and each component within the difference; NaN is close to nothing.</summary>
    public static void To(Tensor expected, Tensor got, double difference = 1e-13)
    {
        Assert.Equal(expected.shape, got.shape);
        Assert.Equal(ScalarType.Float64, got.dtype);
        var pairs = expected.detach().contiguous().data<double>().Zip(got.detach().contiguous().data<double>());
        Assert.All(pairs, pair => Assert.True(
            Math.Abs(pair.First - pair.Second) <= difference, $"expected {pair.First:R}, got {pair.Second:R}"));
    }
}
