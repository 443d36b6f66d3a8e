using System.Diagnostics;

namespace Autodiff.Checks;

/// <summary>Runs the visible checks and prints each as it goes, then a line per exercise.</summary>
internal static class CheckList
{
    private const int StatusColumn = 26;

    public static void Print(IEnumerable<VisibleCheck> checks)
    {
        Screen.Heading("Visible checks");
        var outcomes = new List<(string Exercise, CheckOutcome Outcome)>();
        foreach (var exercise in checks.GroupBy(check => check.Exercise))
        {
            Console.WriteLine(exercise.Key);
            foreach (var check in exercise) outcomes.Add((exercise.Key, Print(check)));
        }
        Summarise(outcomes);
    }

    private static CheckOutcome Print(VisibleCheck check)
    {
        // Before the call: where libtorch ends the process, the last line says in which member.
        Console.Write($"  {check.Member} ".PadRight(StatusColumn - 1, '.') + " ");
        var outcome = CheckRunner.Run(check);
        var (status, shade, message) = outcome switch
        {
            CheckOutcome.Passed => ("passed", ConsoleColor.Green, ""),
            CheckOutcome.NotStarted => ("not started", ConsoleColor.DarkGray, ""),
            CheckOutcome.Failed(var text) => ("failed", ConsoleColor.Red, text),
            CheckOutcome.Error(var text) => ("error", ConsoleColor.Red, text),
            _ => throw new UnreachableException($"{outcome}"),
        };
        Screen.Coloured(status, shade);
        Console.WriteLine(outcome is CheckOutcome.NotStarted ? "" : $"  {check.Title}");
        if (message != "") Screen.Paragraph(message, indent: 4);
        return outcome;
    }

    private static void Summarise(List<(string Exercise, CheckOutcome Outcome)> outcomes)
    {
        Console.WriteLine();
        foreach (var exercise in outcomes.GroupBy(entry => entry.Exercise, entry => entry.Outcome))
        {
            Console.WriteLine($"{exercise.Key.PadRight(StatusColumn)}{Summary([.. exercise])}");
        }
    }

    private static string Summary(IReadOnlyList<CheckOutcome> outcomes) =>
        outcomes.All(outcome => outcome is CheckOutcome.NotStarted)
            ? "not started"
            : $"{outcomes.Count(outcome => outcome is CheckOutcome.Passed)} of {outcomes.Count} checks passed";
}
