using System.Diagnostics;
using static TorchSharp.torch;

namespace Autodiff.Kit;

/// <summary>The analytic and the autograd way at one size.</summary>
/// <param name="Size">n, as the caller means it.</param>
/// <param name="Difference">The largest absolute difference of two components; NaN where the shapes differ.</param>
/// <param name="Analytic">The median time of one call.</param>
/// <param name="Autograd">The median time of one call.</param>
public sealed record ComparisonRow(int Size, double Difference, TimeSpan Analytic, TimeSpan Autograd)
{
    /// <summary>How many times as long autograd takes.</summary>
    public double Ratio => Autograd / Analytic;
}

/// <summary>Compares two ways to the same derivative.</summary>
public static class Comparison
{
    private const int Pairs = 50;
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// Runs both ways in turn, so that a busy machine slows both alike. Each call gets its own copies of the inputs, which it may
    /// change; copying is not timed.
    /// </summary>
    public static ComparisonRow Measure(
        int size, IReadOnlyList<Tensor> inputs, Func<Tensor[], Tensor> analytic, Func<Tensor[], Tensor> autograd)
    {
        var difference = Difference(analytic(Copies(inputs)), autograd(Copies(inputs)));
        List<TimeSpan> analyticTimes = [], autogradTimes = [];
        var started = Stopwatch.GetTimestamp();
        do
        {
            analyticTimes.Add(Time(analytic, inputs));
            autogradTimes.Add(Time(autograd, inputs));
        }
        while (analyticTimes.Count < Pairs && Stopwatch.GetElapsedTime(started) < Budget);
        return new(size, difference, Median(analyticTimes), Median(autogradTimes));
    }

    /// <summary>The largest absolute difference of two components; NaN where the shapes differ.</summary>
    public static double Difference(Tensor first, Tensor second) =>
        first.shape.SequenceEqual(second.shape) && first.numel() > 0
            ? (first.detach() - second.detach()).abs().max().to_type(ScalarType.Float64).item<double>()
            : double.NaN;

    private static TimeSpan Time(Func<Tensor[], Tensor> call, IReadOnlyList<Tensor> inputs)
    {
        var copies = Copies(inputs);
        var started = Stopwatch.GetTimestamp();
        call(copies);
        return Stopwatch.GetElapsedTime(started);
    }

    private static Tensor[] Copies(IReadOnlyList<Tensor> inputs) => [.. inputs.Select(input => input.detach().clone())];

    private static TimeSpan Median(List<TimeSpan> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
