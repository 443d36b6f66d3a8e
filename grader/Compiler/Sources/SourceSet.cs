using System.Collections.Immutable;
using System.Text;
using Autograder.Compiler.Library;
using Autograder.Compiler.Project;
using Autograder.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Autograder.Compiler.Sources;

/// <summary>The submission's files made ready: everything blanked out that is not to be compiled, and why.</summary>
/// <param name="GradedClasses">The names of the contract's classes.</param>
internal sealed record SourceSet(
    ImmutableArray<StudentFile> Files, ImmutableArray<SyntaxTree> Kit, ProjectSettings Settings, ImmutableHashSet<string> GradedClasses,
    ImmutableArray<Damage> Damages, ImmutableArray<SourceDiagnostic> Diagnostics, ImmutableArray<string> Notes)
{
    /// <summary>What the kit's paths start with in diagnostics and symbols: no student's path can.</summary>
    public const string KitPrefix = "<kit>/";

    public static SourceSet Prepare(CompileRequest request, ProjectSettings settings)
    {
        var set = new SourceSet([], [.. request.Kit.Select(file => KitTree(file, settings.ParseOptions))], settings, [.. request.Members.Select(member => member.Class)], [], [], []);
        foreach (var source in request.Sources.Where(IsCompiledAtHome).OrderBy(source => source.Path, StringComparer.Ordinal))
            set = set.Add(source);
        return DuplicateTypes.LeaveOut(KitCopies.LeaveOut(set), request.Members);
    }

    private SourceSet Add(SourceFile source)
    {
        var text = SourceText.From(source.Text);
        if ((Refusal.OfHiddenOrder(source.Path, text) ?? Refusal.OfNesting(source.Path, text)) is { } refusal)
            return Refuse(source, refusal);
        try
        {
            var file = StudentFile.Parse(source.Path, source.Text, Settings.ParseOptions);
            var directives = Refusal.OfScriptDirectives(file).ToList();
            if (directives.Count > 0)
                file = file.Without(directives.Select(directive => directive.Span));
            return (this with { Diagnostics = [.. Diagnostics, .. directives.Select(directive => directive.Told)] })
                .WithFile(EntryPoint.LeaveOut(file));
        }
        catch (InsufficientExecutionStackException)
        {
            return Refuse(source, new("AG0003", IsError: true, source.Path, 1, 1, "This file nests too deeply to be compiled. Simplify the code."));
        }
    }

    private SourceSet WithFile(StudentFile file) => this with { Files = [.. Files, file] };

    private SourceSet Refuse(SourceFile source, SourceDiagnostic diagnostic) => this with
    {
        Diagnostics = [.. Diagnostics, diagnostic],
        Damages = [.. Damages, Damage.OfFile(source.Path, DeclaredNames.Words(source.Text), diagnostic)],
    };

    // What the SDK leaves out by default: outputs, and folders that start with a dot.
    private static bool IsCompiledAtHome(SourceFile file)
    {
        var folders = file.Path.Split('/')[..^1];
        return file.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
            && !folders.Any(folder => folder.StartsWith('.'))
            && folders.FirstOrDefault() is not ("bin" or "obj");
    }

    // The kit stands on its own, whatever the student's project imports; on the first line, so that no line moves.
    private static SyntaxTree KitTree(SourceFile file, CSharpParseOptions options)
    {
        var usings = file.Text.Contains("global using", StringComparison.Ordinal)
            ? ""
            : string.Concat(ProjectSettings.ImplicitUsings.Select(directive => directive["global ".Length..]))
                + "using global::TorchSharp;using static global::TorchSharp.torch;";
        var text = SourceText.From(usings + file.Text, Encoding.UTF8, SourceHashAlgorithm.Sha256);
        return CSharpSyntaxTree.ParseText(text, options, KitPrefix + file.Path);
    }
}
