using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autograder.Calibration.Mutants;

/// <summary>Other operators, other signs, terms left out, operands in another order.</summary>
internal static class Arithmetic
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> Others = new()
    {
        [SyntaxKind.AddExpression] = [SyntaxKind.SubtractExpression, SyntaxKind.MultiplyExpression],
        [SyntaxKind.SubtractExpression] = [SyntaxKind.AddExpression],
        [SyntaxKind.MultiplyExpression] = [SyntaxKind.DivideExpression, SyntaxKind.AddExpression],
        [SyntaxKind.DivideExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.ModuloExpression] = [SyntaxKind.DivideExpression],
        [SyntaxKind.LessThanExpression] = [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.LessThanOrEqualExpression] = [SyntaxKind.LessThanExpression],
        [SyntaxKind.GreaterThanExpression] = [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.GreaterThanOrEqualExpression] = [SyntaxKind.GreaterThanExpression],
        [SyntaxKind.EqualsExpression] = [SyntaxKind.NotEqualsExpression],
        [SyntaxKind.NotEqualsExpression] = [SyntaxKind.EqualsExpression],
    };

    private static readonly Dictionary<SyntaxKind, SyntaxKind> OtherAssignments = new()
    {
        [SyntaxKind.AddAssignmentExpression] = SyntaxKind.SubtractAssignmentExpression,
        [SyntaxKind.SubtractAssignmentExpression] = SyntaxKind.AddAssignmentExpression,
        [SyntaxKind.MultiplyAssignmentExpression] = SyntaxKind.DivideAssignmentExpression,
        [SyntaxKind.DivideAssignmentExpression] = SyntaxKind.MultiplyAssignmentExpression,
    };

    public static IEnumerable<Change> Of(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary => OfBinary(binary),
        AssignmentExpressionSyntax assignment => OfAssignment(assignment),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => [new("sign", minus, minus.Operand.WithoutTrivia())],
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => [new("operator", not, not.Operand.WithoutTrivia())],
        ReturnStatementSyntax { Expression: { } value } statement => [new("sign", value, Negative(value))],
        ArrowExpressionClauseSyntax { Expression: var value } => [new("sign", value, Negative(value))],
        ExpressionStatementSyntax statement => [new("missing statement", statement, SyntaxFactory.EmptyStatement())],
        _ => [],
    };

    private static IEnumerable<Change> OfBinary(BinaryExpressionSyntax binary)
    {
        foreach (var other in Others.GetValueOrDefault(binary.Kind(), []))
            yield return new("operator", binary, SyntaxFactory.BinaryExpression(other, binary.Left.Closed, binary.Right.Closed));
        if (binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression)
        {
            yield return new("missing term", binary, binary.Left.WithoutTrivia());
            yield return new("missing term", binary, binary.Right.Closed);
        }
        if (binary.Kind() is SyntaxKind.SubtractExpression or SyntaxKind.DivideExpression)
            yield return new("order", binary, SyntaxFactory.BinaryExpression(binary.Kind(), binary.Right.Closed, binary.Left.Closed));
    }

    private static IEnumerable<Change> OfAssignment(AssignmentExpressionSyntax assignment)
    {
        if (!OtherAssignments.TryGetValue(assignment.Kind(), out var other))
            yield break;
        yield return new("operator", assignment, SyntaxFactory.AssignmentExpression(other, assignment.Left.WithoutTrivia(), assignment.Right.Closed));
        yield return new("missing term", assignment,
            SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, assignment.Left.WithoutTrivia(), assignment.Right.Closed));
    }

    private static PrefixUnaryExpressionSyntax Negative(ExpressionSyntax value) =>
        SyntaxFactory.PrefixUnaryExpression(SyntaxKind.UnaryMinusExpression, value.Closed);
}
