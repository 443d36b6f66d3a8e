using Autograder.Calibration.Banks;
using Autograder.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Autograder.Calibration.Mutants;

/// <summary>Makes wrong answers of right ones: every small change at every place, one at a time, that still compiles.</summary>
internal sealed class MutantMaker
{
    /// <summary>What no check asks for, or measures time by.</summary>
    private static readonly HashSet<string> Unasked = ["CompareTime", "Main", "ManualGradient"];

    private const string Usings =
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http;
        global using System.Threading; global using System.Threading.Tasks; global using TorchSharp; global using static TorchSharp.torch; global using Autodiff.Kit;
        """;

    private readonly CSharpCompilation surroundings;

    public MutantMaker(IReadOnlyList<SourceFile> kit)
    {
        var trusted = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Append(typeof(TorchSharp.torch).Assembly.Location).DistinctBy(Path.GetFileName);
        surroundings = CSharpCompilation.Create(
            "Mutant", [.. kit.Select(f => f.Text).Append(Usings).Select(text => CSharpSyntaxTree.ParseText(text))],
            trusted.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));
    }

    /// <returns>How many were made, and those of every <paramref name="stride"/>-th that compile.</returns>
    public (int Made, IReadOnlyList<Entry> Mutants) Of(Entry original, int stride)
    {
        var tree = CSharpSyntaxTree.ParseText(original.Text);
        var compilation = surroundings.AddSyntaxTrees(tree);
        if (Fails(compilation, tree))
            throw new BankException($"{original.Name} does not compile where mutants are made: {compilation.GetSemanticModel(tree).GetDiagnostics().First(d => d.Severity == DiagnosticSeverity.Error)}");
        var (root, model) = (tree.GetRoot(), compilation.GetSemanticModel(tree));
        var changes = root.DescendantNodes().Where(IsAsked).SelectMany(n => ChangesOf(n, model)).Where((_, i) => i % stride == 0).ToList();
        var mutants = new List<Entry>();
        var seen = new HashSet<string> { root.NormalizeWhitespace().ToFullString() };
        foreach (var change in changes)
        {
            var text = root.ReplaceNode(change.Original, change.Replacement.NormalizeWhitespace().WithTriviaFrom(change.Original)).ToFullString();
            var mutated = CSharpSyntaxTree.ParseText(text);
            if (seen.Add(mutated.GetRoot().NormalizeWhitespace().ToFullString()) && !Fails(surroundings.AddSyntaxTrees(mutated), mutated))
                mutants.Add(new($"{original.Name} {change.Description}", original.Exercise, text));
        }
        return (changes.Count, mutants);
    }

    private static IEnumerable<Change> ChangesOf(SyntaxNode node, SemanticModel model) =>
        [.. Arithmetic.Of(node), .. Functions.Of(node), .. Literals.Of(node), .. Variables.Of(node, model)];

    private static bool IsAsked(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || !Unasked.Contains(method.Identifier.ValueText);

    private static bool Fails(CSharpCompilation compilation, SyntaxTree tree) =>
        compilation.GetSemanticModel(tree).GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
}
