using System.Text;
using Autograder.App.Console;
using Autograder.Engine.Reporting;

namespace Autograder.App.Commands;

/// <summary>The report cannot be written where it was asked for.</summary>
internal sealed class ReportFileException(string message) : Exception(message);

/// <summary>Writes a report in a format to standard output or, whole or not at all, to a file.</summary>
internal static class ReportFile
{
    /// <summary>Looks before the work is done whether the file can be written.</summary>
    /// <exception cref="ReportFileException">It cannot.</exception>
    public static void Check(string? path)
    {
        if (path is null)
            return;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
            throw new ReportFileException($"The report cannot be written to {path}: there is no folder {folder}.");
        if (Directory.Exists(path))
            throw new ReportFileException($"The report cannot be written to {path}: it is a folder. Name a file.");
    }

    public static void Write(Report report, ReportFormat format, string? path)
    {
        if (path is null && format == ReportFormat.Console)
            ConsoleReport.Write(report, ConsoleReport.Terminal());
        else if (path is null && format == ReportFormat.Classroom)
            WorkflowOutput.Write(report);
        else if (path is null)
            WriteToStandardOutput(Text(report, format));
        else
            WriteToFile(Text(report, format), path);
    }

    private static string Text(Report report, ReportFormat format) => format switch
    {
        ReportFormat.Console => ConsoleReport.PlainText(report),
        ReportFormat.Json => JsonReport.Write(report),
        ReportFormat.Markdown => MarkdownReport.Write(report),
        ReportFormat.JUnit => JUnitReport.Write(report),
        ReportFormat.Gradescope => GradescopeReport.Write(report),
        ReportFormat.Classroom => ClassroomReport.Write(report),
        _ => throw new System.Diagnostics.UnreachableException($"format {format}"),
    };

    private static void WriteToStandardOutput(string text)
    {
        using var output = System.Console.OpenStandardOutput();
        output.Write(new UTF8Encoding(false).GetBytes(text));
    }

    private static void WriteToFile(string text, string path)
    {
        var beside = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            File.WriteAllText(beside, text, new UTF8Encoding(false));
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            throw new ReportFileException($"The report cannot be written to {path}: {e.Message}");
        }
    }
}
