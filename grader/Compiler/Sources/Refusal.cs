using Autograder.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Autograder.Compiler.Sources;

/// <summary>What is refused before anything is compiled, although the language would allow it.</summary>
internal static class Refusal
{
    private const int DeepestBrackets = 250;

    /// <summary>A file whose text reads otherwise than it compiles: see "Trojan Source", CVE-2021-42574.</summary>
    public static SourceDiagnostic? OfHiddenOrder(string path, SourceText text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            {
                return Told.Error(
                    "AG0001", path, text, i,
                    $"The invisible character U+{(int)text[i]:X4} changes the order in which this text is shown, so that it reads otherwise than it runs. Delete it.");
            }
        }
        return null;
    }

    /// <summary>
    /// Brackets within brackets: the compiler's time and stack grow steeply with their depth (20,000 take minutes), and nobody
    /// writes such code by hand. Brackets in texts and comments count too.
    /// </summary>
    public static SourceDiagnostic? OfNesting(string path, SourceText text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth = text[i] switch
            {
                '(' or '[' or '{' => depth + 1,
                ')' or ']' or '}' => Math.Max(0, depth - 1),
                _ => depth,
            };
            if (depth > DeepestBrackets)
                return Told.Error("AG0003", path, text, i, $"Brackets are nested more than {DeepestBrackets} deep here. Simplify the code.");
        }
        return null;
    }

    /// <summary>Directives of scripts: they read other files, which a project's source cannot do either.</summary>
    public static IEnumerable<(TextSpan Span, SourceDiagnostic Told)> OfScriptDirectives(StudentFile file) =>
        from trivia in file.Root.DescendantTrivia(node => node.ContainsDirectives)
        where trivia.GetStructure() is ReferenceDirectiveTriviaSyntax { IsActive: true } or LoadDirectiveTriviaSyntax { IsActive: true }
        let name = trivia.IsKind(SyntaxKind.LoadDirectiveTrivia) ? "#load" : "#r"
        let span = WithoutLineEnd(file.Text, trivia.Span)
        select (span, Told.Error(
            "AG0002", file.Path, file.Text, span.Start,
            $"{name} belongs to scripts and is not allowed here: all files of a submission are compiled together, and TorchSharp is given. Delete the line."));

    private static TextSpan WithoutLineEnd(SourceText text, TextSpan span) =>
        TextSpan.FromBounds(span.Start, Math.Min(span.End, text.Lines.GetLineFromPosition(span.Start).End));
}
