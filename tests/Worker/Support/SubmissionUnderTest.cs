using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Autograder.Contracts;
using Autograder.Worker.Tape;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;

namespace Autograder.Worker.Tests.Support;

/// <summary>
/// A file of <c>Submissions/</c> compiled as the compiler hands it over: a library with its symbols and a script that binds
/// every public method of its class <c>Probe</c>. Derivative calls are written as the compiler rewrites them.
/// </summary>
internal static class SubmissionUnderTest
{
    private static readonly ConcurrentDictionary<string, WorkerRequest.Load> compiled = new();

    private static readonly ImmutableReferences references = new();

    public static WorkerRequest.Load Load(string name) => compiled.GetOrAdd(name, _ => Compile(name, Read(name)));

    /// <summary>The 1-based line of the file in which a text stands.</summary>
    public static int LineOf(string name, string text) => 1 + Read(name).Split('\n').Index().Single(line => line.Item.EndsWith(text, StringComparison.Ordinal)).Index;

    private static string Read(string name)
    {
        using var source = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Autograder.Worker.Tests.Submissions.{name}.cs")
            ?? throw new ArgumentException($"there is no Submissions/{name}.cs");
        return new StreamReader(source).ReadToEnd();
    }

    public static WorkerRequest.Load Compile(string name, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), new(LanguageVersion.Latest), $"Exercises/{name}.cs");
        var library = CSharpCompilation.Create($"Library.{name}", [tree], references.All,
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, allowUnsafe: true));
        var (image, symbols) = (new MemoryStream(), new MemoryStream());
        Succeed(library.Emit(image, symbols, options: new(debugInformationFormat: DebugInformationFormat.PortablePdb)));

        var probe = (INamedTypeSymbol)library.GetSymbolsWithName("Probe", SymbolFilter.Type).Single();
        var bindings = probe.GetMembers().OfType<IMethodSymbol>()
            .Where(m => m is { DeclaredAccessibility: Accessibility.Public, IsStatic: true, MethodKind: MethodKind.Ordinary })
            .Select(m => $"[\"Probe.{m.Name}\"] = a => Probe.{m.Name}({string.Join(", ", m.Parameters.Select((p, i) => $"({p.Type.ToDisplayString()})a[{i}]"))}),");
        var entry = CSharpScript.Create<object>(
            $"new System.Collections.Generic.Dictionary<string, System.Func<object[], object>> {{ {string.Concat(bindings)} }}",
            ScriptOptions.Default.WithReferences([.. references.All, MetadataReference.CreateFromImage(image.ToArray())])).GetCompilation();
        var script = new MemoryStream();
        Succeed(entry.Emit(script));
        return new(image.ToArray(), symbols.ToArray(), script.ToArray());
    }

    private static void Succeed(EmitResult result)
    {
        if (!result.Success)
            throw new ArgumentException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
    }

    private sealed class ImmutableReferences
    {
        public IReadOnlyList<MetadataReference> All { get; } =
        [
            .. Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "System*.dll").Where(IsManaged).Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(TorchSharp.torch).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(Rewritten).Assembly.Location),
        ];

        private static bool IsManaged(string path) => !Path.GetFileName(path).Contains(".Native", StringComparison.Ordinal);
    }
}
