namespace Autograder.Engine.Timing;

/// <summary>
/// Points for time. "Slower than x" means that the lower end of the interval exceeds 1.15 · x. An experiment before this code
/// had 9,000 measurements of identical code, none above 1.055; <c>timing self</c> in tests/Benchmarks is to repeat it.
/// </summary>
internal static class TimingScore
{
    private const double Allowance = 1.15;

    /// <summary>Up to here all points are earned, from there on none; between them linearly in the logarithm.</summary>
    public const double Free = 1.5, Lost = 8;

    public static bool IsSlowerThan(double low, double x) => low > Allowance * x;

    public static double Share(double low)
    {
        if (!IsSlowerThan(low, Free))
            return 1;
        return IsSlowerThan(low, Lost) ? 0 : 1 - Math.Log(low / Allowance / Free) / Math.Log(Lost / Free);
    }

    /// <summary>Whole points; a half is rounded up.</summary>
    public static int Points(int points, double low) => (int)Math.Floor(points * Share(low) + 0.5);

    public static bool CostsPoints(int points, double low) => Points(points, low) < points;
}
