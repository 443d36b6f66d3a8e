using System.Collections.Immutable;
using Autograder.Contracts;
using Microsoft.CodeAnalysis;
using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace Autograder.Compiler.Reach;

/// <summary>
/// What a member of the submission calls, directly or through the student's own code and the kit: also through lambdas, local
/// functions, delegates, static initialisers, state machines and the student's implementations of virtual methods. It is an
/// over-approximation: what is made is taken to be called.
/// </summary>
internal sealed class CallGraph(ModuleDefinition module)
{
    private const int MostMethods = 4000;
    private const int MostUses = 500;
    private const int LongestWay = 16;

    private readonly Dictionary<MethodDefinition, ImmutableArray<Edge>> edges = [];
    private readonly BodyReader reader = new(module);

    /// <param name="path">Where the member is declared: what is called by code without lines of its own is told there.</param>
    /// <param name="line">As <paramref name="path"/>.</param>
    public ImmutableArray<Use> UsesOf(ISymbol member, string path, int line)
    {
        var uses = new Dictionary<(string, string, int), Use>();
        var seen = new HashSet<MethodDefinition>();
        var open = new Queue<Visit>();
        foreach (var root in RootsOf(member.OriginalDefinition).Concat(Initialisers()))
            Enqueue(new(root, new(path, line), []));
        while (open.TryDequeue(out var visit) && uses.Count < MostUses)
        {
            foreach (var edge in EdgesOf(visit.Method))
            {
                var place = edge.Place ?? visit.Place;
                if (edge.Function is { } function)
                    uses.TryAdd((function, place.Path, place.Line), new(function, place.Path, place.Line, visit.Through));
                if (edge.Target is { } target)
                    Enqueue(new(target, place, Extended(visit, target)));
            }
        }
        return [.. uses.Values];

        void Enqueue(Visit visit)
        {
            if (seen.Count < MostMethods && seen.Add(visit.Method))
                open.Enqueue(visit);
        }
    }

    // A lambda or state machine is part of the method that it is written in, and not told apart from it.
    private static ImmutableArray<string> Extended(Visit visit, MethodDefinition target)
    {
        var name = FunctionName.Written(target);
        var last = visit.Through.IsEmpty ? FunctionName.Written(visit.Method) : visit.Through[^1];
        return name == last || visit.Through.Length == LongestWay ? visit.Through : visit.Through.Add(name);
    }

    private ImmutableArray<Edge> EdgesOf(MethodDefinition method) =>
        edges.TryGetValue(method, out var known) ? known : edges[method] = [.. reader.Read(method)];

    // They run before everything, whoever is called.
    private IEnumerable<MethodDefinition> Initialisers() =>
        module.GetType("<Module>")?.Methods.Where(method => method.IsConstructor && method.IsStatic) ?? [];

    private IEnumerable<MethodDefinition> RootsOf(ISymbol member)
    {
        var type = module.GetTypes().FirstOrDefault(type => DocCommentId.GetDocCommentId(type) == member.ContainingType.GetDocumentationCommentId());
        if (type is null)
            return [];
        var id = member.GetDocumentationCommentId();
        return member switch
        {
            IMethodSymbol => type.Methods.Where(method => method.Name == member.MetadataName && DocCommentId.GetDocCommentId(method) == id),
            // A delegate: what is made where it is set.
            IFieldSymbol => type.Methods.Where(method => method.IsConstructor && method.IsStatic),
            IPropertySymbol => type.Methods.Where(method => (method.IsConstructor && method.IsStatic) || method.Name == $"get_{member.MetadataName}"),
            _ => [],
        };
    }

    private sealed record Visit(MethodDefinition Method, Place Place, ImmutableArray<string> Through);
}
