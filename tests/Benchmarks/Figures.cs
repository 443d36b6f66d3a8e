using System.Globalization;

namespace Autograder.Benchmarks;

/// <summary>Times as they are told: medians and quantiles, in milliseconds or seconds.</summary>
internal static class Figures
{
    public static TimeSpan Median(IEnumerable<TimeSpan> times) => Quantile(times, 0.5);

    /// <summary>The smallest time that at least this part of all do not exceed.</summary>
    public static TimeSpan Quantile(IEnumerable<TimeSpan> times, double part)
    {
        var sorted = times.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(part * sorted.Count) - 1, 0, sorted.Count - 1)];
    }

    public static string Text(TimeSpan time) => time.Duration() < TimeSpan.FromSeconds(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
