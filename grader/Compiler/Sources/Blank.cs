using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Autograder.Compiler.Sources;

/// <summary>Takes code out of a text and leaves spaces, so that every line and column after it stays where the student sees it.</summary>
internal static class Blank
{
    /// <summary>
    /// What <paramref name="node"/> is made of, apart from comments and directives: a <c>#if</c> or <c>#region</c> inside it may
    /// have its end outside.
    /// </summary>
    public static IEnumerable<TextSpan> SpansOf(SyntaxNode node)
    {
        foreach (var token in node.DescendantTokens())
        {
            yield return token.Span;
            foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia))
            {
                if (trivia.IsKind(SyntaxKind.SkippedTokensTrivia))
                    yield return trivia.Span;
            }
        }
    }

    /// <summary>The text with every character of the spans, other than line ends, made a space.</summary>
    public static SourceText Out(SourceText text, IEnumerable<TextSpan> spans)
    {
        var characters = text.ToString().ToCharArray();
        foreach (var span in spans)
        {
            for (var i = span.Start; i < span.End; i++)
            {
                if (!IsLineEnd(characters[i]))
                    characters[i] = ' ';
            }
        }
        return SourceText.From(new string(characters), text.Encoding, text.ChecksumAlgorithm);
    }

    // The line ends of C#: what the compiler counts lines by.
    private static bool IsLineEnd(char c) => c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';
}
