using System.Collections.Immutable;
using Autograder.Compiler.Binding;
using Autograder.Compiler.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Autograder.Compiler.Library;

/// <summary>
/// Compiles all files together, as in the student's own project. Where that fails, what does not compile is taken out, as
/// little as possible at a time, and the rest compiled again: a bounded number of rounds.
/// </summary>
internal static class LibraryBuild
{
    public const string AssemblyName = "Submission";

    // Every compilation is made of this one: what was read of the references once, names above all, stays read.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        AssemblyName,
        references: References.All,
        options: new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, deterministic: true, concurrentBuild: false));

    private static readonly EmitOptions Emitting = new(debugInformationFormat: DebugInformationFormat.PortablePdb, pdbFilePath: "Submission.pdb");

    public static StudentLibrary Run(SourceSet sources)
    {
        var repair = new Repair(sources);
        while (true)
        {
            var compilation = Compilation(sources, repair);
            using var image = new MemoryStream();
            using var symbols = new MemoryStream();
            var emitted = compilation.Emit(image, symbols, options: Emitting);
            if (emitted.Success)
                return repair.Library(compilation, image.ToArray(), symbols.ToArray(), emitted.Diagnostics);
            if (!repair.TakeOut(ErrorsOf(compilation, emitted)))
                return repair.Library(compilation, [], [], []);
        }
    }

    private static CSharpCompilation Compilation(SourceSet sources, Repair repair)
    {
        var options = sources.Settings.ParseOptions;
        return Empty
            .WithOptions(Empty.Options.WithNullableContextOptions(sources.Settings.Nullable))
            .AddSyntaxTrees(
            [
                OwnSources.GlobalUsings(repair.Usings, options),
                OwnSources.Attributes(options, EntryScript.AssemblyName),
                OwnSources.Program(repair.Files, options),
                .. sources.Kit,
                .. repair.Files.Select(file => file.Tree),
            ]);
    }

    /// <summary>Errors of syntax alone while there are any: what they make of the meaning is noise.</summary>
    private static List<Diagnostic> ErrorsOf(CSharpCompilation compilation, EmitResult emitted)
    {
        var syntax = Errors(compilation.GetParseDiagnostics());
        if (syntax.Count > 0)
            return syntax;
        var all = Errors(compilation.GetDiagnostics());
        return all.Count > 0 ? all : Errors(emitted.Diagnostics);
    }

    private static List<Diagnostic> Errors(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
}
