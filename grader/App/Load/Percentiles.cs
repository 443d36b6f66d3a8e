namespace Autograder.App.Load;

/// <summary>Percentiles of durations by nearest rank: always one that was measured.</summary>
internal sealed class Percentiles(IEnumerable<TimeSpan> durations)
{
    private readonly TimeSpan[] sorted = [.. durations.Order()];

    public int Count => sorted.Length;

    /// <param name="percent">1 to 100.</param>
    /// <returns>null when nothing was measured.</returns>
    public TimeSpan? At(int percent) =>
        sorted.Length == 0 ? null : sorted[Math.Clamp((int)Math.Ceiling(percent / 100.0 * sorted.Length) - 1, 0, sorted.Length - 1)];
}
