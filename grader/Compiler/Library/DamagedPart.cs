using System.Collections.Immutable;
using Autograder.Compiler.Sources;
using Autograder.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Autograder.Compiler.Library;

/// <summary>The smallest part of a file that can be taken out to be rid of an error. Two are equal when they are the same place.</summary>
internal sealed record DamagedPart(DamageScope Scope, string Path, LinePosition Start)
{
    private const string MissingBrace = "CS1513";

    private SyntaxNode Node { get; init; } = null!;

    public bool Equals(DamagedPart? other) => other is not null && Scope == other.Scope && Path == other.Path && Start == other.Start;

    public override int GetHashCode() => HashCode.Combine(Scope, Path, Start);

    public static DamagedPart Whole(StudentFile file) => Of(file, DamageScope.File, file.Root);

    /// <summary>What to take out for <paramref name="error"/>; what was already taken out in vain gives way to what is around it.</summary>
    public static DamagedPart At(StudentFile file, Diagnostic error, HashSet<DamagedPart> inVain)
    {
        if (error.Id == MissingBrace && BreaksOff(file.Root))
            return Whole(file);
        var position = Math.Min(error.Location.SourceSpan.Start, file.Root.FullSpan.End);
        return Around(file, file.Root.FindToken(position).Parent ?? file.Root).FirstOrDefault(part => !inVain.Contains(part)) ?? Whole(file);
    }

    public Damage In(StudentFile file, ImmutableArray<SourceDiagnostic> diagnostics)
    {
        var type = Node.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault();
        var name = NameOf(Member);
        return new(
            Scope, file.Path, type?.Identifier.ValueText ?? "", name?.ValueText ?? "",
            name is { } token ? file.Text.Lines.GetLinePosition(token.SpanStart).Line + 1 : 0,
            Scope == DamageScope.File ? DeclaredNames.Words(file.Text.ToString()) : DeclaredNames.In(Member ?? Node), diagnostics);
    }

    /// <summary>What to do to the file; a part inside another goes with it.</summary>
    public static IEnumerable<Gap> Gaps(IEnumerable<DamagedPart> parts, StudentFile file)
    {
        var all = parts.ToList();
        return all.Where(part => !all.Any(other => other != part && other.Node.FullSpan.Contains(part.Node.FullSpan))).Select(part => part.Gap(file));
    }

    private Gap Gap(StudentFile file) => Scope switch
    {
        DamageScope.Body => Sources.Gap.ThrowIn(Node, $"{Title} does not compile ({file.Path}, line {Start.Line + 1})."),
        DamageScope.Directive or DamageScope.Member or DamageScope.Type => Sources.Gap.Of(Node),
        _ => throw new System.Diagnostics.UnreachableException($"scope {Scope}"),
    };

    private SyntaxNode? Member => Scope is DamageScope.Body or DamageScope.Member
        ? Node.AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax)
        : null;

    private string Title
    {
        get
        {
            var type = Node.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.ValueText;
            return NameOf(Member) is { } name ? $"{type}.{name.ValueText}" : type ?? "A member";
        }
    }

    private static SyntaxToken? NameOf(SyntaxNode? member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.FirstOrDefault()?.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        EnumMemberDeclarationSyntax value => value.Identifier,
        _ => null,
    };

    private static IEnumerable<DamagedPart> Around(StudentFile file, SyntaxNode node)
    {
        foreach (var around in node.AncestorsAndSelf())
        {
            switch (around)
            {
                case BlockSyntax or ArrowExpressionClauseSyntax when IsBody(around):
                    yield return Of(file, DamageScope.Body, around);
                    break;
                // An error at a method's name may lie in its body: not all paths return a value.
                case BaseMethodDeclarationSyntax method:
                    if (((SyntaxNode?)method.Body ?? method.ExpressionBody) is { } body && IsBody(body))
                        yield return Of(file, DamageScope.Body, body);
                    yield return Of(file, DamageScope.Member, method);
                    break;
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    yield return Of(file, DamageScope.Type, around);
                    break;
                case MemberDeclarationSyntax and not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax):
                    yield return Of(file, DamageScope.Member, around);
                    break;
                case UsingDirectiveSyntax or ExternAliasDirectiveSyntax:
                case AttributeListSyntax { Parent: CompilationUnitSyntax }:
                    yield return Of(file, DamageScope.Directive, around);
                    break;
            }
        }
    }

    // Where a type has no end, where its members end is a guess.
    private static bool BreaksOff(SyntaxNode unit) =>
        unit.DescendantNodes(node => node is CompilationUnitSyntax or MemberDeclarationSyntax).Any(node =>
            node is BaseTypeDeclarationSyntax { OpenBraceToken.RawKind: not 0, CloseBraceToken.IsMissing: true } or NamespaceDeclarationSyntax { CloseBraceToken.IsMissing: true });

    private static bool IsBody(SyntaxNode node) =>
        node.Parent is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax
        && node is not BlockSyntax { OpenBraceToken.IsMissing: true };

    private static DamagedPart Of(StudentFile file, DamageScope scope, SyntaxNode node) =>
        new(scope, file.Path, file.Own(file.Text.Lines.GetLinePosition(node.SpanStart))) { Node = node };
}
