using Autograder.Engine.Sandbox;
using Spectre.Console;

namespace Autograder.App.Console;

/// <summary>The doctor's report for a terminal: a line for each thing, and what to do where one is missing.</summary>
internal static class DoctorTable
{
    public static void Write(DoctorReport report, IAnsiConsole console)
    {
        foreach (var row in report.Rows)
        {
            console.Write(new Padder(new Markup($"{Mark(row.State)} [bold]{Markup.Escape(row.Name)}[/]: {Markup.Escape(row.Found)}"), new(0)));
            if (row.State != DoctorState.Ok)
                console.Write(new Padder(new Markup(Markup.Escape(row.Meaning)), new(4, 0, 0, 0)));
            if (row.Mend is { } mend)
                console.Write(new Padder(new Markup($"[cyan]mend:[/] {Markup.Escape(mend)}"), new(4, 0, 0, 0)));
        }
        if (!report.IsolatesStrangers)
            console.MarkupLine(Refusal);
    }

    /// <summary>What came of attacking the sandbox.</summary>
    public static void Write(SelfTestResult result, IAnsiConsole console)
    {
        console.MarkupLine($"{Mark(result.Held ? DoctorState.Ok : DoctorState.Missing)} [bold]self-test[/]: {result.Attacks.Count(a => a.Held)} of {result.Attacks.Length} attacks held");
        foreach (var attack in result.Attacks.Where(a => !a.Held))
            console.Write(new Padder(new Markup(Markup.Escape($"{attack.Attack}: {attack.Finding}")), new(4, 0, 0, 0)));
        console.WriteLine();
        console.MarkupLine(result.Held ? "[green]Strangers' code can be run here.[/]" : Refusal);
    }

    private const string Refusal = "\n[red]Strangers' code must not be run here[/] until what is missing is mended.";

    private static string Mark(DoctorState state) => state switch
    {
        DoctorState.Ok => "[green]ok     [/]",
        DoctorState.Limited => "[yellow]limited[/]",
        DoctorState.Missing => "[red]missing[/]",
        _ => throw new System.Diagnostics.UnreachableException($"state {state}"),
    };
}
