using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Autograder.Engine.Reporting;

/// <summary>
/// What a job of GitHub Actions prints. Everything that may hold a student's text is fenced or escaped: else a submission
/// could print a notice that a reporter takes for its grade.
/// </summary>
public static class WorkflowCommands
{
    /// <summary>GitHub shows so many of a level in a step; the others are in the report.</summary>
    private const int ShownOfALevel = 10;

    /// <summary>The findings at their lines.</summary>
    public static string Annotations(Report report) => string.Concat(
        report.ForStudent().Annotations().GroupBy(a => a.Level).OrderByDescending(g => g.Key)
            .SelectMany(g => g.Take(ShownOfALevel)).Select(a => Command(a) + "\n"));

    /// <summary>Text in which no line is taken for a command.</summary>
    public static string Fenced(string text)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return $"::stop-commands::{token}\n{text.TrimEnd('\n')}\n::{token}::\n";
    }

    private static string Command(ReportAnnotation annotation) => string.Create(CultureInfo.InvariantCulture,
        $"::{Word(annotation.Level)} file={Property(annotation.Path)},line={annotation.Line},title={Property(annotation.Title)}::{Message(annotation.Message)}");

    private static string Word(AnnotationLevel level) => level switch
    {
        AnnotationLevel.Notice => "notice",
        AnnotationLevel.Warning => "warning",
        AnnotationLevel.Failure => "error",
        _ => throw new System.Diagnostics.UnreachableException($"level {level}"),
    };

    private static string Property(string text) =>
        Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Message(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
            _ = c switch
            {
                '%' => escaped.Append("%25"),
                '\r' => escaped.Append("%0D"),
                '\n' => escaped.Append("%0A"),
                // Other ends of lines, which some reader may know.
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' => escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }
}
