using System.Globalization;
using Spectre.Console;

namespace Autograder.App.Load;

/// <summary>The result of a load for the console.</summary>
internal static class LoadTable
{
    /// <summary>More is no reading.</summary>
    private const int MostDifferences = 20;

    public static void Write(LoadResult result, IAnsiConsole console)
    {
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Sent.Count} submissions, {result.Accepted} accepted within {result.HandedIn.TotalSeconds:0.0} s, {result.Graded} graded within {result.Whole.TotalSeconds:0.0} s: {result.PerMinute:0} a minute."));
        if (result.Timed is { } timed)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Points for time of {result.TimingEnds.Done} within {timed.TotalSeconds:0.0} s; of {result.TimingEnds.Failed} they were left out by a fault of the service."));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Asked to come back later (429): {result.Refusals} times. Other errors: {Errors(result)}."));
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("Phase");
        foreach (var name in (string[])["p50", "p95", "p99", "longest"])
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var (phase, took) in result.Phases)
            table.AddRow(phase, Duration(took.At(50)), Duration(took.At(95)), Duration(took.At(99)), Duration(took.At(100)));
        console.Write(table);
        foreach (var difference in result.Differences.Take(MostDifferences))
            console.WriteLine(difference);
        if (result.Differences.Count > MostDifferences)
            console.WriteLine($"… and {result.Differences.Count - MostDifferences} more.");
        console.WriteLine(result.Differences.Count == 0 ? "Every grade is as expected, and each was made once." : $"{result.Differences.Count} are not as expected.");
    }

    private static string Errors(LoadResult result)
    {
        var errors = result.Errors.ToList();
        return errors.Count == 0 ? "none" : string.Join(", ", errors.Select(e => $"{e.Count} × {(e.Status == 0 ? "no answer" : ((int)e.Status).ToString(CultureInfo.InvariantCulture))}"));
    }

    private static string Duration(TimeSpan? took) => took switch
    {
        null => "–",
        { TotalSeconds: < 1 } brief => string.Create(CultureInfo.InvariantCulture, $"{brief.TotalMilliseconds:0} ms"),
        { } lengthy => string.Create(CultureInfo.InvariantCulture, $"{lengthy.TotalSeconds:0.0} s"),
    };
}
