using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autograder.Calibration.Mutants;

/// <summary>The wrong variable: another parameter or local of the same type that is in sight.</summary>
internal static class Variables
{
    private const int MostOthers = 2;

    public static IEnumerable<Change> Of(SyntaxNode node, SemanticModel model)
    {
        if (node is not IdentifierNameSyntax { Parent: not (MemberAccessExpressionSyntax { Expression: not IdentifierNameSyntax } or NameColonSyntax) } name
            || IsWrittenTo(name) || Type(model.GetSymbolInfo(name).Symbol) is not { } type)
            return [];
        return model.LookupSymbols(name.SpanStart)
            .Where(s => s.Name != name.Identifier.ValueText && SymbolEqualityComparer.Default.Equals(Type(s), type) && IsDeclaredBefore(s, name))
            .OrderBy(s => s.Name, StringComparer.Ordinal)
            .Take(MostOthers)
            .Select(s => new Change("wrong variable", name, SyntaxFactory.IdentifierName(s.Name)));
    }

    private static ITypeSymbol? Type(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static bool IsDeclaredBefore(ISymbol symbol, IdentifierNameSyntax use) =>
        symbol is IParameterSymbol || symbol.DeclaringSyntaxReferences.All(r => r.Span.End < use.SpanStart);

    private static bool IsWrittenTo(IdentifierNameSyntax name) => name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name;
}
