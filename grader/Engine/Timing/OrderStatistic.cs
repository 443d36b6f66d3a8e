namespace Autograder.Engine.Timing;

/// <summary>
/// Order statistics of ratios. Noise makes a single ratio of identical work as large as 15; it does not make most of them large
/// at once, so the lower end of the median's interval is what may cost somebody points.
/// </summary>
internal static class OrderStatistic
{
    /// <summary>The ratios measured at first, and where a first measurement would cost points.</summary>
    public const int Few = 15, Many = 30;

    /// <summary>
    /// How many ratios lie outside the interval at each end: as many as leave it the median with a confidence of 95 % (sign test:
    /// 2 · P(B(count, ½) ≤ outside) ≤ 5 %). The 4th smallest of 15 and the 10th of 30 are its lower ends, with 96 %.
    /// </summary>
    public static int Outside(int count)
    {
        var (outside, term) = (-1, Math.Pow(2, 1 - count));
        for (var tail = term; tail <= 0.05; tail += term)
        {
            outside++;
            term *= (double)(count - outside) / (outside + 1);
        }
        return Math.Max(0, outside);
    }

    public static (double Low, double Median, double High) Interval(IEnumerable<double> ratios)
    {
        var sorted = ratios.Order().ToArray();
        var outside = Outside(sorted.Length);
        return (sorted[outside], Median(sorted), sorted[^(1 + outside)]);
    }

    /// <summary>The lower end alone.</summary>
    public static double Low(IEnumerable<double> ratios) => Interval(ratios).Low;

    public static double Median(IEnumerable<double> numbers) => Quantile([.. numbers.Order()], 0.5);

    /// <summary>The interquartile range over the median.</summary>
    public static double Spread(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return (Quantile(sorted, 0.75) - Quantile(sorted, 0.25)) / Quantile(sorted, 0.5);
    }

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var (below, above) = (sorted[(int)Math.Floor(at)], sorted[(int)Math.Ceiling(at)]);
        return below + (at - Math.Floor(at)) * (above - below);
    }
}
