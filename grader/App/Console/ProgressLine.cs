using Autograder.Engine;
using Spectre.Console;

namespace Autograder.App.Console;

/// <summary>Shows how far a grading is: on standard error, and only where somebody watches.</summary>
internal static class ProgressLine
{
    public static async Task<T> ShowAsync<T>(Func<IProgress<GradingProgress>?, Task<T>> work)
    {
        if (System.Console.IsErrorRedirected)
            return await work(null);
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(System.Console.Error) });
        return await console.Status().StartAsync("Starting", async status => await work(new Reporter(status)));
    }

    private sealed class Reporter(StatusContext status) : IProgress<GradingProgress>
    {
        public void Report(GradingProgress value) => status.Status(value.Phase switch
        {
            GradingPhase.Compiling => "Compiling",
            GradingPhase.Checking => Markup.Escape($"Checking: {value.Finished} of {value.Exercises} exercises ({value.Current})"),
            GradingPhase.Timing => Markup.Escape($"Timing: {value.Finished} of {value.Exercises} exercises ({value.Current})"),
            GradingPhase.Done => "Writing the report",
            _ => throw new System.Diagnostics.UnreachableException($"phase {value.Phase}"),
        });
    }
}
