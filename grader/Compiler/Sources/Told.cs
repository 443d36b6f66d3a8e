using Autograder.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Autograder.Compiler.Sources;

/// <summary>Diagnostics as they are told: one-based lines and columns of the student's own file, and a bounded message.</summary>
internal static class Told
{
    private const int LongestMessage = 600;

    /// <param name="file">The file that the diagnostic is about.</param>
    public static SourceDiagnostic Of(StudentFile file, Diagnostic diagnostic)
    {
        var at = file.Own(Position(diagnostic.Location));
        return new(
            diagnostic.Id, diagnostic.Severity == DiagnosticSeverity.Error, file.Path, at.Line + 1, at.Character + 1,
            Bounded(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    public static SourceDiagnostic Error(string id, string path, SourceText text, int position, string message)
    {
        var at = text.Lines.GetLinePosition(position);
        return new(id, IsError: true, path, at.Line + 1, at.Character + 1, message);
    }

    public static int Line(Location location) => location.IsInSource ? Position(location).Line + 1 : 0;

    // Not the mapped span: a #line directive must not move what is told about somebody's file.
    private static LinePosition Position(Location location) => location.GetLineSpan().StartLinePosition;

    private static string Bounded(string message) =>
        message.Length <= LongestMessage ? message : $"{message[..LongestMessage]}…";
}
