using System.Globalization;
using Autograder.Authoring;
using Autograder.Engine.Reporting;
using Spectre.Console;

namespace Autograder.App.Console;

/// <summary>The report for a terminal: a table of the exercises, then what there is to say of each.</summary>
internal static class ConsoleReport
{
    private const int PlainWidth = 80;
    private const int WidestLine = 100;

    public static void Write(Report report, IAnsiConsole console)
    {
        console.Write(new Padder(Title(report), new(0, 1)));
        console.Write(Overview(report));
        foreach (var exercise in report.Exercises.Where(e => e.State != ExerciseState.NotStarted && e.Telling().Any()))
            Exercise(exercise, console);
        TimingSection.Write(report, console);
        Section("Notes", report.Notes, console);
        Section("Compiler", report.Diagnostics.Where(d => d.IsError).Select(d => $"{d.Path}:{d.Line}:{d.Column} {d.Message} ({d.Id})"), console);
        Closing(report, console);
    }

    /// <summary>Standard output as a console: at most 100 columns, 80 when it is no terminal; colour where it is wanted.</summary>
    public static IAnsiConsole Terminal()
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Out) });
        console.Profile.Width = System.Console.IsOutputRedirected ? PlainWidth : Math.Min(console.Profile.Width, WidestLine);
        return console;
    }

    public static string PlainText(Report report)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = PlainWidth;
        console.Profile.Capabilities.Unicode = true;
        Write(report, console);
        return text.ToString();
    }

    private static Markup Title(Report report) =>
        new($"[bold]{Safe(report.Assignment.Title)}[/]: [bold]{report.Score} of {report.MaxScore}[/] points{(report.Final ? "" : " [yellow](not final)[/]")}");

    private static Table Overview(Report report)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("Exercise").AddColumn(new TableColumn("Points").RightAligned()).AddColumn("Checks").AddColumn("");
        foreach (var exercise in report.Exercises)
            table.AddRow(
                new Markup(Safe(exercise.Title)),
                new Markup($"{exercise.Score}/{exercise.MaxScore}"),
                new Markup(exercise.State == ExerciseState.NotStarted ? $"[dim]{new string('·', exercise.Checks.Length)}[/]" : string.Concat(exercise.Checks.Select(Mark))),
                new Markup(State(exercise.State)));
        return table;
    }

    private static void Exercise(ReportExercise exercise, IAnsiConsole console)
    {
        console.MarkupLine($"[bold]{Safe(exercise.Title)}[/]  {exercise.Score}/{exercise.MaxScore}");
        foreach (var group in exercise.Grouped())
        {
            var first = group[0];
            var place = first.Path is null ? "" : $"  [dim]{Safe($"{first.Path}{(first.Line is { } line ? $":{line}" : "")}")}[/]";
            console.Write(Indented(2, $"{Mark(first)} [bold]{Safe(first.Member)}[/] {first.Status.Word()}"
                + $"{(first.Review ? ", for review" : "")}, {group.Sum(c => c.Score)}/{group.Sum(c => c.MaxScore)} points{place}"));
            foreach (var check in group.DistinctBy(c => c.Message))
                console.Write(Indented(4, Safe($"{check.Title}{(check.Visibility == Visibility.Hidden ? " (hidden)" : "")}: {check.Message}")));
            if (first.Hint is { } hint)
                console.Write(Indented(4, $"[cyan]hint:[/] {Safe(hint)}"));
            if (group.Select(c => c.Smallest).OfType<ReportExample>().FirstOrDefault() is { } smallest && smallest.Results() is var (expected, actual))
                console.Write(Indented(4, $"[cyan]try:[/] {Safe($"{smallest.Call} should give {expected} and gives {actual}")}"));
            foreach (var advisory in group.SelectMany(c => c.Advisories).Distinct())
                console.Write(Indented(4, $"[dim]note:[/] {Safe(advisory)}"));
        }
        console.WriteLine();
    }

    private static void Section(string title, IEnumerable<string> lines, IAnsiConsole console)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        console.MarkupLine($"[bold]{title}[/]");
        foreach (var line in all)
            console.Write(Indented(2, Safe(line)));
        console.WriteLine();
    }

    private static void Closing(Report report, IAnsiConsole console)
    {
        if (!report.Final)
            console.MarkupLine("[yellow]The grader itself failed at some checks; they are left out of score and maximum.[/]");
        if (report.Sandbox == "none")
            console.MarkupLine("[yellow]Graded without a sandbox (--sandbox none).[/]");
        var seed = report.Seed is { } number ? $"seed {number}, " : "";
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture,
            $"[dim]{Safe($"{report.Assignment.Id} {report.Assignment.Version}")}, {seed}{report.Phases.Total:0.0} s[/]"));
    }

    // A student's text must not move the cursor or colour the terminal: control characters are shown, not sent.
    internal static string Safe(string text) =>
        Markup.Escape(string.Concat(text.Select(c => c is '\n' or '\r' or '\t' ? ' ' : char.IsControl(c) ? '\uFFFD' : c)));

    internal static Padder Indented(int columns, string markup) => new(new Markup(markup), new(columns, 0, 0, 0));

    private static string Mark(ReportCheck check) => check.Status switch
    {
        CheckStatus.Passed when check.Review => "[yellow]?[/]",
        CheckStatus.Passed => "[green]✓[/]",
        CheckStatus.Failed => "[red]✗[/]",
        CheckStatus.Error => "[red]![/]",
        CheckStatus.Skipped => "[dim]-[/]",
        CheckStatus.InternalError => "[yellow]…[/]",
        _ => throw new System.Diagnostics.UnreachableException($"status {check.Status}"),
    };

    private static string State(ExerciseState state) => state switch
    {
        ExerciseState.NotStarted => "[dim]not started[/]",
        ExerciseState.Incomplete => "[yellow]incomplete[/]",
        ExerciseState.Complete => "[green]complete[/]",
        _ => throw new System.Diagnostics.UnreachableException($"state {state}"),
    };
}
