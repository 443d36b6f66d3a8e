using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autograder.Calibration.Mutants;

/// <summary>Other numbers, other indices, the opposite of a yes or no.</summary>
internal static class Literals
{
    public static IEnumerable<Change> Of(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Token.Value: int value } literal => Integers(value).Distinct().Where(v => v != value)
            .Select(v => new Change(literal.FirstAncestorOrSelf<BracketedArgumentListSyntax>() is null ? "constant" : "index", literal, Number(v))),
        LiteralExpressionSyntax { Token.Value: double value } literal => new[] { 2 * value, value / 2, value + 1, -value }.Distinct().Where(v => v != value)
            .Select(v => new Change("constant", literal, Number(v))),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } yes => [new("constant", yes, SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression))],
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } no => [new("constant", no, SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression))],
        BracketedArgumentListSyntax { Arguments: [var first, var second, ..] } list =>
            [new("index", list, list.WithArguments(list.Arguments.Replace(first, second) is var one ? one.Replace(one[1], first) : list.Arguments))],
        ConditionalExpressionSyntax choice => [new("order", choice, choice.WithWhenTrue(choice.WhenFalse).WithWhenFalse(choice.WhenTrue))],
        _ => [],
    };

    private static IEnumerable<int> Integers(int value) => value switch
    {
        0 => [1, -1],
        > 8 => [value + 1, value - 1, value / 2, 3],
        _ => [value + 1, value - 1, 0],
    };

    private static ExpressionSyntax Number(int value) => Signed(value < 0, SyntaxFactory.Literal(Math.Abs(value)));

    private static ExpressionSyntax Number(double value)
    {
        var text = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        return Signed(value < 0, SyntaxFactory.Literal(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0", Math.Abs(value)));
    }

    private static ExpressionSyntax Signed(bool negative, SyntaxToken token)
    {
        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, token);
        return negative ? SyntaxFactory.ParenthesizedExpression(SyntaxFactory.PrefixUnaryExpression(SyntaxKind.UnaryMinusExpression, literal)) : literal;
    }
}
