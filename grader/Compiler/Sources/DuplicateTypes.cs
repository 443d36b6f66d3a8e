using System.Collections.Immutable;
using Autograder.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autograder.Compiler.Sources;

/// <summary>
/// A type written twice, in two files, as by a copy kept beside the original: at home nothing would compile. The one where the
/// starter has it is kept, else the one with most of the contract.
/// </summary>
internal static class DuplicateTypes
{
    public static SourceSet LeaveOut(SourceSet set, ImmutableArray<MemberSignature> contract)
    {
        var losers = set.Files
            .SelectMany(file => TypeKey.OutermostIn(file.Root).Select(type => (File: file, Type: type, Key: TypeKey.Of(type))))
            .Where(found => found.Key is not null && !IsPartial(found.Type))
            .GroupBy(found => found.Key!)
            .Where(group => group.Select(found => found.File).Distinct().Skip(1).Any())
            .SelectMany(group =>
            {
                var ranked = group
                    .OrderByDescending(found => IsAtStartersPlace(found.File.Path))
                    .ThenByDescending(found => Promised(found.Type, contract))
                    .ThenBy(found => found.File.Path, StringComparer.Ordinal)
                    .ToList();
                return ranked.Skip(1).Where(found => found.File != ranked[0].File).Select(found => (found.File, found.Type, Kept: ranked[0].File.Path));
            })
            .ToLookup(loser => loser.File);
        return set with
        {
            Files = [.. set.Files.Select(file => losers.Contains(file) ? file.Without(losers[file].Select(loser => loser.Type)) : file)],
            Notes =
            [
                .. set.Notes,
                .. losers.SelectMany(file => file).Select(loser =>
                    $"{loser.File.Path}: {TypeKey.Of(loser.Type)!.Name} is also in {loser.Kept}; the one there was used, this one left out."),
            ],
        };
    }

    public static bool IsAtStartersPlace(string path) => path.StartsWith("Exercises/", StringComparison.Ordinal) || path.Contains("/Exercises/", StringComparison.Ordinal);

    private static bool IsPartial(SyntaxNode type) => type is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static int Promised(SyntaxNode type, ImmutableArray<MemberSignature> contract)
    {
        if (type is not TypeDeclarationSyntax declaration)
            return 0;
        var names = contract.Where(member => member.Class == declaration.Identifier.ValueText).Select(member => member.Name).ToHashSet();
        return declaration.Members.OfType<MethodDeclarationSyntax>().Select(method => method.Identifier.ValueText).Distinct().Count(names.Contains);
    }
}
