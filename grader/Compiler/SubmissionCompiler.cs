using System.Collections.Immutable;
using Autograder.Compiler.Binding;
using Autograder.Compiler.Library;
using Autograder.Compiler.Project;
using Autograder.Compiler.Rewriting;
using Autograder.Compiler.Sources;
using Autograder.Contracts;

namespace Autograder.Compiler;

/// <summary>Source in, assemblies out: the whole way of one submission through the compiler.</summary>
internal static class SubmissionCompiler
{
    private const int MostErrors = 200;
    private const int MostWarnings = 50;

    public static CompileResponse Compile(CompileRequest request)
    {
        var project = ProjectFile.Read(request.Project);
        var (library, notes) = Build(request, project);
        if (library.IsEmpty)
            return Response([], [], Contract.Broken(library, request.Members));

        var contract = Contract.Bind(library, request.Members);
        using var image = LibraryImage.Open(library.Image, library.Symbols);
        contract = contract.WithUses(image.Module);
        Redirection.Apply(image.Module);
        var (rewritten, symbols) = image.Write();
        return Response(rewritten, symbols, contract);

        CompileResponse Response(byte[] rewritten, byte[] symbols, Contract contract) => new(
            rewritten, symbols, contract.Entry, contract.Bindings,
            [
                .. library.Diagnostics.Where(diagnostic => diagnostic.IsError).Take(MostErrors),
                .. library.Diagnostics.Where(diagnostic => !diagnostic.IsError).Take(MostWarnings),
            ],
            [.. project.Notes, .. notes, .. library.Sources.Notes, .. library.Notes, .. contract.Notes]);
    }

    /// <summary>
    /// With the settings of the project file; where that gives errors, also with what it may have got from elsewhere, such as
    /// a Directory.Build.props: no right answer is lost to a setting that we did not see.
    /// </summary>
    private static (StudentLibrary, ImmutableArray<string> Notes) Build(CompileRequest request, ProjectFile project)
    {
        var best = LibraryBuild.Run(SourceSet.Prepare(request, project.Settings));
        if (IsRight(best))
            return (best, []);
        var notes = ImmutableArray<string>.Empty;
        foreach (var (settings, note) in project.Settings.Alternatives())
        {
            var library = LibraryBuild.Run(SourceSet.Prepare(request, settings));
            if (IsRight(library) || (best.IsEmpty && !library.IsEmpty) || (!library.IsEmpty && library.ErrorCount < best.ErrorCount))
                (best, notes) = (library, [note]);
        }
        return (best, notes);
    }

    private static bool IsRight(StudentLibrary library) => !library.IsEmpty && library.ErrorCount == 0;
}
