using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autograder.Compiler.Sources;

/// <summary>A type outside any other, by what the compiler tells it apart from others with.</summary>
internal sealed record TypeKey(string Namespace, string Name, int Arity)
{
    public static TypeKey? Of(SyntaxNode declaration) => declaration switch
    {
        TypeDeclarationSyntax type when !type.Modifiers.Any(SyntaxKind.FileKeyword) =>
            new(NamespaceOf(type), type.Identifier.ValueText, type.TypeParameterList?.Parameters.Count ?? 0),
        EnumDeclarationSyntax type => new(NamespaceOf(type), type.Identifier.ValueText, 0),
        DelegateDeclarationSyntax type =>
            new(NamespaceOf(type), type.Identifier.ValueText, type.TypeParameterList?.Parameters.Count ?? 0),
        _ => null,
    };

    /// <summary>The declarations of types that are not nested in other types.</summary>
    public static IEnumerable<MemberDeclarationSyntax> OutermostIn(CompilationUnitSyntax unit) =>
        unit.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    private static string NamespaceOf(SyntaxNode node) =>
        string.Join(".", node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString()));
}
