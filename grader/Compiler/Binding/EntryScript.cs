using System.Collections.Immutable;
using Autograder.Compiler.Library;
using Autograder.Compiler.Sources;
using Autograder.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;

namespace Autograder.Compiler.Binding;

/// <summary>
/// A C# script that evaluates to a <c>Dictionary&lt;string, Func&lt;object[], object&gt;&gt;</c> with one function for each
/// member that can be called, by its <see cref="MemberSignature.Key"/>.
/// </summary>
/// <param name="Targets">What each adapter was found to call.</param>
internal sealed record EntryScript(byte[] Image, ImmutableDictionary<string, ISymbol> Targets, ImmutableArray<Adapter> Refused)
{
    /// <summary>The library lets this assembly see what is internal in it.</summary>
    public const string AssemblyName = "Autograder.Entry";

    private const string Head = "new global::System.Collections.Generic.Dictionary<string, global::System.Func<object[], object>>\n{\n";
    private const int HeadLines = 2;

    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithImports()
        .WithMetadataResolver(NoAssemblies.Instance)
        .WithSourceResolver(NoSources.Instance)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(false)
        .WithAllowUnsafe(false);

    public static EntryScript Compile(StudentLibrary library, ImmutableArray<Adapter> adapters)
    {
        // Not scripting's own core library beside ours: nothing that was read of one would serve the other.
        var references = References.All.Add(library.Compilation.ToMetadataReference());
        var refused = ImmutableArray.CreateBuilder<Adapter>();
        while (true)
        {
            var source = $"{Head}{string.Concat(adapters.Select(adapter => adapter.Source + '\n'))}}}";
            var compilation = CSharpScript.Create<object>(source, Options).GetCompilation().WithReferences(references).WithAssemblyName(AssemblyName);
            using var image = new MemoryStream();
            var emitted = compilation.Emit(image);
            if (emitted.Success)
                return new(image.ToArray(), TargetsOf(compilation, adapters), refused.ToImmutable());
            var lines = emitted.Diagnostics
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => Told.Line(diagnostic.Location) - 1 - HeadLines)
                .Where(line => line >= 0 && line < adapters.Length)
                .ToHashSet();
            if (lines.Count == 0)
                throw new InvalidOperationException($"The entry script does not compile: {emitted.Diagnostics[0]}");
            refused.AddRange(adapters.Where((adapter, line) => lines.Contains(line) && !adapter.TakesApart));
            adapters = [.. adapters
                .Where((adapter, line) => !lines.Contains(line) || adapter.TakesApart)
                .Select(adapter => lines.Contains(adapters.IndexOf(adapter)) ? adapter with { TakesApart = false } : adapter)];
        }
    }

    // Each adapter holds one invocation, and they stand in the adapters' order.
    private static ImmutableDictionary<string, ISymbol> TargetsOf(Compilation compilation, ImmutableArray<Adapter> adapters)
    {
        var tree = compilation.SyntaxTrees.Single();
        var model = compilation.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Zip(adapters)
            .ToImmutableDictionary(pair => pair.Second.Member.Key, pair => TargetOf(model, pair.First));
    }

    // A delegate in a field or property can be called as well: then the field is the member.
    private static ISymbol TargetOf(SemanticModel model, InvocationExpressionSyntax invocation)
    {
        var called = model.GetSymbolInfo(invocation).Symbol!;
        return called is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke }
            ? model.GetSymbolInfo(invocation.Expression).Symbol!
            : called;
    }
}
