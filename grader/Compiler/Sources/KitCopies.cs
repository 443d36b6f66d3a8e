using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autograder.Compiler.Sources;

/// <summary>The starter's kit comes with every submission; its types there give way to ours.</summary>
internal static class KitCopies
{
    public static SourceSet LeaveOut(SourceSet set)
    {
        var ours = set.Kit
            .SelectMany(tree => TypeKey.OutermostIn((CompilationUnitSyntax)tree.GetRoot()))
            .Select(type => (Key: TypeKey.Of(type), Type: type))
            .Where(type => type.Key is not null)
            .ToLookup(type => type.Key!, type => type.Type);
        var notes = set.Notes.ToBuilder();
        var files = ImmutableArray.CreateBuilder<StudentFile>(set.Files.Length);
        foreach (var file in set.Files)
        {
            var copies = TypeKey.OutermostIn(file.Root).Where(type => TypeKey.Of(type) is { } key && ours.Contains(key)).ToList();
            foreach (var changed in copies.Where(copy => !ours[TypeKey.Of(copy)!].Any(our => SyntaxFactory.AreEquivalent(our, copy))))
                notes.Add($"{file.Path}: your {TypeKey.Of(changed)!.Name} differs from the starter's; the starter's was used.");
            files.Add(copies.Count == 0 ? file : file.Without(copies));
        }
        return set with { Files = files.MoveToImmutable(), Notes = notes.ToImmutable() };
    }
}
