using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autograder.Calibration.Bench;

/// <summary>
/// Gives an answer a namespace and a class name of its own, so that many answers fit into one library and one worker. Only
/// for files of ours: students' submissions are graded as they are, each in a worker of its own.
/// </summary>
internal sealed class Isolation : CSharpSyntaxRewriter
{
    private readonly string from, to;

    private Isolation(string from, string to) => (this.from, this.to) = (from, to);

    public static CompilationUnitSyntax Of(CompilationUnitSyntax unit, string className, string tag)
    {
        var named = (CompilationUnitSyntax)new Isolation(className, ClassName(className, tag)).Visit(unit);
        var ours = named.Members.OfType<BaseNamespaceDeclarationSyntax>().Select(n => n.Name.ToString()).ToHashSet();
        var moved = named.Members.Select(m => m is BaseNamespaceDeclarationSyntax space ? space.WithName(Below(space.Name, tag)) : m).ToList();
        var global = moved.Where(m => m is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).ToList();
        if (global.Count > 0)
            moved =
            [
                .. moved.Except(global),
                SyntaxFactory.NamespaceDeclaration(SyntaxFactory.IdentifierName(tag).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.LineFeed))
                    .WithMembers([.. global]),
            ];
        return named
            .WithUsings([.. named.Usings.Select(u => u.Name is { } name && ours.Contains(name.ToString()) ? u.WithName(Below(name, tag)) : u)])
            .WithMembers([.. moved]);
    }

    public static string ClassName(string className, string tag) => $"{className}{tag}";

    public override SyntaxToken VisitToken(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == from
            ? SyntaxFactory.Identifier(token.LeadingTrivia, to, token.TrailingTrivia)
            : token;

    private static QualifiedNameSyntax Below(NameSyntax name, string tag) =>
        SyntaxFactory.QualifiedName(name.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName(tag)).WithTrailingTrivia(name.GetTrailingTrivia());
}
