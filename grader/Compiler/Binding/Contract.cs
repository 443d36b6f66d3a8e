using System.Collections.Immutable;
using Autograder.Compiler.Library;
using Autograder.Compiler.Reach;
using Autograder.Compiler.Sources;
using Autograder.Contracts;
using Microsoft.CodeAnalysis;
using Mono.Cecil;

namespace Autograder.Compiler.Binding;

/// <summary>The contract's members as they were found in a library.</summary>
/// <param name="Targets">The symbol behind each member that is bound.</param>
internal sealed record Contract(
    byte[] Entry, ImmutableDictionary<string, MemberBinding> Bindings, ImmutableDictionary<string, ISymbol> Targets, ImmutableArray<string> Notes)
{
    public static Contract Bind(StudentLibrary library, ImmutableArray<MemberSignature> members)
    {
        var classes = members.Select(member => member.Class).Distinct().ToDictionary(name => name, name => ContractClass.Find(library, name, members));
        var adapters = members
            .Where(member => classes[member.Class].Type is { } type && Members.Named(type, member.Name).Any())
            .Select(member => new Adapter(member, classes[member.Class].Type!, TakesApart: !member.Fields.IsEmpty));
        var script = EntryScript.Compile(library, [.. adapters]);
        return new(
            script.Image,
            members.ToImmutableDictionary(member => member.Key, member => Binding(member, classes[member.Class], script, library.Damages)),
            script.Targets,
            [.. classes.Values.Select(found => found.Note).OfType<string>()]);
    }

    /// <summary>Nothing could be compiled: each member is broken by all that is wrong.</summary>
    public static Contract Broken(StudentLibrary library, ImmutableArray<MemberSignature> members)
    {
        MemberBinding broken = new MemberBinding.Broken([.. library.Diagnostics.Where(diagnostic => diagnostic.IsError)]);
        return new([], members.ToImmutableDictionary(member => member.Key, _ => broken), ImmutableDictionary<string, ISymbol>.Empty, []);
    }

    /// <summary>The same, each bound member with what it reaches.</summary>
    public Contract WithUses(ModuleDefinition library)
    {
        var graph = new CallGraph(library);
        return this with
        {
            Bindings = Bindings.ToImmutableDictionary(
                binding => binding.Key,
                binding => binding.Value is MemberBinding.Bound bound
                    ? bound with { Uses = graph.UsesOf(Targets[binding.Key], bound.Path, bound.Line) }
                    : binding.Value),
        };
    }

    private static MemberBinding Binding(MemberSignature member, ContractClass found, EntryScript script, ImmutableArray<Damage> damages)
    {
        if (script.Targets.TryGetValue(member.Key, out var target))
        {
            var at = target.Locations[0];
            var (path, line) = (at.SourceTree?.FilePath ?? "", Told.Line(at));
            var own = damages.Where(damage => damage.Path == path && damage.Line == line && damage.Member == target.Name).ToList();
            return own.Count > 0 ? BrokenBy(own) : new MemberBinding.Bound(path, line, []);
        }
        if (script.Refused.FirstOrDefault(adapter => adapter.Member == member) is { } refused)
            return Unusable.Because(refused);
        var lost = damages.Where(damage => Holds(damage, member, found.Type is not null)).ToList();
        if (lost.Count > 0)
            return BrokenBy(lost);
        return found.Type is { } type
            ? new MemberBinding.Missing(ClassFound: true, Spelling.Nearest(member.Name, OtherNames(type)))
            : new MemberBinding.Missing(ClassFound: false, found.Suggestion);

        IEnumerable<string> OtherNames(INamedTypeSymbol type) => Members.MethodNames(type);
    }

    private static MemberBinding.Broken BrokenBy(IEnumerable<Damage> damages) => new([.. damages.SelectMany(damage => damage.Diagnostics).Distinct()]);

    private static bool Holds(Damage damage, MemberSignature member, bool isClassFound) => damage.Scope switch
    {
        DamageScope.Directive => false,
        DamageScope.Body or DamageScope.Member => damage.Class == member.Class && damage.Names.Contains(member.Name),
        DamageScope.Type or DamageScope.File => damage.Names.Contains(member.Class) && (!isClassFound || damage.Names.Contains(member.Name)),
        _ => throw new System.Diagnostics.UnreachableException($"scope {damage.Scope}"),
    };
}
