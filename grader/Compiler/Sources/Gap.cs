using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Autograder.Compiler.Sources;

/// <summary>Something taken out of a text: the spans blanked, and what stands in their place. No line moves.</summary>
internal sealed record Gap(ImmutableArray<TextSpan> Spans, TextChange? Instead)
{
    public static Gap Of(SyntaxNode node) => new([.. Blank.SpansOf(node)], null);

    /// <summary>A member's body, replaced by a <c>throw</c> with this message.</summary>
    public static Gap ThrowIn(SyntaxNode body, string message)
    {
        var thrown = $"throw new global::System.NotSupportedException({SymbolDisplay.FormatLiteral(message, quote: true)})";
        return body switch
        {
            BlockSyntax block => new(
                [.. Blank.SpansOf(block).Where(span => span != block.OpenBraceToken.Span && span != block.CloseBraceToken.Span)],
                new(new(block.OpenBraceToken.Span.End, 0), block.CloseBraceToken.IsMissing ? $"{thrown};}}" : $"{thrown};")),
            ArrowExpressionClauseSyntax arrow => new(
                [.. Blank.SpansOf(arrow.Expression)],
                new(new(arrow.ArrowToken.Span.End, 0), EndsWithSemicolon(arrow) ? $" {thrown}" : $" {thrown};")),
            _ => throw new System.Diagnostics.UnreachableException($"body {body.Kind()}"),
        };
    }

    private static bool EndsWithSemicolon(ArrowExpressionClauseSyntax arrow) =>
        arrow.GetLastToken(includeZeroWidth: true).GetNextToken(includeZeroWidth: true) is { IsMissing: false } next && next.IsKind(SyntaxKind.SemicolonToken);
}
