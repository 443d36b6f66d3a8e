namespace Autograder.Service.Dashboard.Reading;

/// <summary>Counts per hour as a series without gaps: by hours for up to four days, else by days.</summary>
internal static class Periods
{
    private const int MostHours = 96;

    public static (DateTimeOffset From, TimeSpan Step, List<int> Counts) Of(IReadOnlyList<PeriodCount> hours)
    {
        if (hours.Count == 0)
            return (DateTimeOffset.UnixEpoch, TimeSpan.FromHours(1), [0]);
        var length = hours.Max(h => h.Period) - hours.Min(h => h.Period) < MostHours ? 1 : 24;
        var (first, last) = (hours.Min(h => h.Period) / length, hours.Max(h => h.Period) / length);
        var counts = new int[last - first + 1];
        foreach (var hour in hours)
            counts[(hour.Period / length) - first] += hour.Count;
        return (DateTimeOffset.UnixEpoch.AddHours(first * length), TimeSpan.FromHours(length), [.. counts]);
    }
}
