using System.Globalization;
using System.Text;
using Autograder.Engine.Reporting;

namespace Autograder.App.Console;

/// <summary>
/// A report as a job of GitHub Actions gives it out: the step's output for Classroom's reporter, the job's summary, marks at
/// lines, and the report in the log, fenced. It is the student's edition: the log is theirs. Outside of a job it is the JSON.
/// </summary>
internal static class WorkflowOutput
{
    public static void Write(Report report)
    {
        if (Environment.GetEnvironmentVariable("GITHUB_OUTPUT") is not { Length: > 0 } output)
        {
            Print(ClassroomReport.Write(report) + "\n");
            return;
        }
        var edition = report.ForStudent();
        File.AppendAllText(output, string.Create(CultureInfo.InvariantCulture, $"result={ClassroomReport.Base64(edition)}\npoints={edition.Score}/{edition.MaxScore}\n"));
        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
            File.AppendAllText(summary, MarkdownReport.Write(edition));
        Print(WorkflowCommands.Fenced(ConsoleReport.PlainText(edition)) + WorkflowCommands.Annotations(edition));
    }

    private static void Print(string text)
    {
        using var output = System.Console.OpenStandardOutput();
        output.Write(new UTF8Encoding(false).GetBytes(text));
    }
}
