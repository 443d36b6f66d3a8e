using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autograder.Calibration.Mutants;

/// <summary>One small change of a right answer.</summary>
/// <param name="Kind">Such as <c>operator</c> or <c>transpose</c>.</param>
internal sealed record Change(string Kind, SyntaxNode Original, SyntaxNode Replacement)
{
    public string Description => $"line {Original.GetLocation().GetLineSpan().StartLinePosition.Line + 1}, {Kind}: {Short(Original)} → {Short(Replacement)}";

    private static string Short(SyntaxNode node)
    {
        var text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? "(nothing)" : text.Length <= 60 ? text : text[..59] + "…";
    }
}

/// <summary>An expression as a part of a larger one that is written out and read again.</summary>
internal static class Written
{
    extension(ExpressionSyntax expression)
    {
        public ExpressionSyntax Closed => expression.WithoutTrivia() is var bare && bare is
            IdentifierNameSyntax or LiteralExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax
            or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax
            ? bare
            : SyntaxFactory.ParenthesizedExpression(bare);

        /// <summary>The method's name when the expression calls one, as in <c>a.mm(b)</c> or <c>matmul(a, b)</c>.</summary>
        public string? Called => expression is InvocationExpressionSyntax { Expression: var called }
            ? called switch
            {
                MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
                IdentifierNameSyntax name => name.Identifier.ValueText,
                _ => null,
            }
            : null;
    }
}
