using System.Collections.Immutable;
using Autograder.Compiler.Library;
using Autograder.Compiler.Sources;
using Autograder.Contracts;
using Microsoft.CodeAnalysis;

namespace Autograder.Compiler.Binding;

/// <summary>The student's class for one of the contract's, wherever it stands; null when there is none.</summary>
internal sealed record ContractClass(string Name, INamedTypeSymbol? Type, string? Suggestion, string? Note)
{
    public static ContractClass Find(StudentLibrary library, string name, ImmutableArray<MemberSignature> contract)
    {
        var own = library.Sources.Files.Select(file => file.Tree).ToHashSet();
        var types = AllTypes(library.Compilation.Assembly.GlobalNamespace)
            .Where(type => type.Locations.Any(location => location.SourceTree is { } tree && own.Contains(tree)))
            .ToList();
        var promised = contract.Where(member => member.Class == name).Select(member => member.Name).ToList();
        var ranked = types
            .Where(type => type.Name == name)
            .OrderByDescending(type => promised.Count(member => Members.Named(type, member).Any()))
            .ThenByDescending(type => DuplicateTypes.IsAtStartersPlace(PathOf(type)))
            .ThenBy(PathOf, StringComparer.Ordinal)
            .ToList();
        if (ranked.Count == 0)
        {
            var taken = contract.Select(member => member.Class).ToHashSet();
            return new(name, null, Spelling.Nearest(name, types.Select(type => type.Name).Where(other => !taken.Contains(other))), null);
        }
        var note = ranked.Count == 1
            ? null
            : $"There is more than one class {name}: {ranked[0].ToDisplayString()} in {PathOf(ranked[0])} was graded, not {string.Join(", ", ranked.Skip(1).Select(type => $"{type.ToDisplayString()} in {PathOf(type)}"))}.";
        return new(name, ranked[0], null, note);
    }

    private static string PathOf(INamedTypeSymbol type) => type.Locations[0].SourceTree?.FilePath ?? "";

    private static IEnumerable<INamedTypeSymbol> AllTypes(INamespaceSymbol root)
    {
        var open = new Stack<INamespaceOrTypeSymbol>([root]);
        while (open.TryPop(out var next))
        {
            if (next is INamedTypeSymbol type)
                yield return type;
            foreach (var inner in next.GetMembers().OfType<INamespaceOrTypeSymbol>())
                open.Push(inner);
        }
    }
}
