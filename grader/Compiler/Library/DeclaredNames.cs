using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autograder.Compiler.Library;

/// <summary>The names that a part of a source declares: what is missing when the part is taken out.</summary>
internal static class DeclaredNames
{
    public static ImmutableHashSet<string> In(SyntaxNode part) => [.. part.DescendantNodesAndSelf().Select(Of).OfType<string>()];

    /// <summary>Every identifier of a text whose structure is not to be trusted.</summary>
    public static ImmutableHashSet<string> Words(string text) =>
        [.. SyntaxFactory.ParseTokens(text).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];

    private static string? Of(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        // A method after a missing brace is read as a local function.
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => field.Identifier.ValueText,
        _ => null,
    };
}
