using System.Collections.Immutable;
using Autograder.Compiler.Project;
using Autograder.Compiler.Sources;
using Autograder.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autograder.Compiler.Library;

/// <summary>The submission on its way to something that compiles: what is left of it, and what was taken out.</summary>
internal sealed class Repair(SourceSet sources)
{
    private const int FineRounds = 6;
    private const int RoundsWithHelpers = 8;
    private const int MostRounds = 10;

    private readonly List<Damage> damages = [.. sources.Damages];
    private readonly List<SourceDiagnostic> errors = [.. sources.Diagnostics];
    private readonly List<string> notes = [];
    private readonly HashSet<DamagedPart> takenOut = [];
    private int round;

    public ImmutableArray<StudentFile> Files { get; private set; } = sources.Files;

    public ImmutableArray<string> Usings { get; private set; } = sources.Settings.GlobalUsings;

    /// <summary>False when nothing more can be taken out, or when it was tried often enough.</summary>
    public bool TakeOut(List<Diagnostic> found)
    {
        if (++round == RoundsWithHelpers)
            return LeaveOutHelpers();
        if (round > MostRounds)
            return false;
        var isChanged = TakeOutUsings(found);
        foreach (var inFile in found.GroupBy(error => error.Location.SourceTree))
        {
            if (Files.FirstOrDefault(file => file.Tree == inFile.Key) is not { } file)
                continue;
            TakeOut(file, [.. inFile]);
            isChanged = true;
        }
        return isChanged || BreaksKit(found);
    }

    public StudentLibrary Library(CSharpCompilation compilation, byte[] image, byte[] symbols, ImmutableArray<Diagnostic> emitted)
    {
        var warnings =
            from diagnostic in emitted
            where diagnostic.Severity == DiagnosticSeverity.Warning
            from file in Files
            where file.Tree == diagnostic.Location.SourceTree
            select Told.Of(file, diagnostic);
        return new(compilation, sources with { Files = Files }, image, symbols, [.. damages], [.. errors.Distinct(), .. warnings], [.. notes]);
    }

    private void TakeOut(StudentFile file, List<Diagnostic> found)
    {
        errors.AddRange(found.Select(error => Told.Of(file, error)));
        var parts = found
            .Select(error => (Error: error, Part: round > FineRounds ? DamagedPart.Whole(file) : DamagedPart.At(file, error, takenOut)))
            .GroupBy(damaged => damaged.Part, damaged => damaged.Error)
            .ToList();
        takenOut.UnionWith(parts.Select(part => part.Key));
        damages.AddRange(parts.Select(part => part.Key.In(file, [.. part.Select(error => Told.Of(file, error)).Distinct()])));
        if (parts.Any(part => part.Key.Scope == DamageScope.File))
        {
            Files = Files.Remove(file);
            notes.Add($"{file.Path} was left out: it does not compile.");
        }
        else
        {
            Files = Files.Replace(file, file.Leave(DamagedPart.Gaps(parts.Select(part => part.Key), file)));
        }
    }

    // So many layers of errors, each hidden by the one before, that only the files of the exercises themselves are kept.
    private bool LeaveOutHelpers()
    {
        var helpers = Files.Where(file => !DeclaredNames.In(file.Root).Overlaps(sources.GradedClasses)).ToList();
        notes.AddRange(helpers.Select(file => $"{file.Path} was left out: too much of the submission does not compile."));
        Files = Files.RemoveRange(helpers);
        return true;
    }

    // A name that the project file imports and that is not there, as of a package.
    private bool TakeOutUsings(List<Diagnostic> found)
    {
        var lines = found
            .Where(error => error.Location.SourceTree?.FilePath == OwnSources.Usings)
            .Select(error => Told.Line(error.Location) - 1)
            .ToHashSet();
        // The starter's own need no word: the kit may have no such namespace.
        notes.AddRange(lines.Select(line => Usings[line]).Except(ProjectSettings.Starter.GlobalUsings)
            .Select(directive => $"The project file's \"{directive}\" names nothing that is available here."));
        Usings = [.. Usings.Where((_, line) => !lines.Contains(line))];
        return lines.Count > 0;
    }

    // The student's own names may hide what the kit means, such as a class torch outside any namespace.
    private bool BreaksKit(List<Diagnostic> found)
    {
        if (!found.Any(error => error.Location.SourceTree is { } tree && sources.Kit.Contains(tree)))
            return false;
        var words = sources.Kit.SelectMany(tree => DeclaredNames.Words(tree.ToString())).ToHashSet();
        var hiding = Files.Where(file => TypeKey.OutermostIn(file.Root).Any(type => TypeKey.Of(type) is { Namespace: "" } key && words.Contains(key.Name))).ToList();
        foreach (var file in hiding)
        {
            var error = new SourceDiagnostic("AG0004", IsError: true, file.Path, 1, 1, "A type here has the name of one that the starter's kit uses, outside any namespace: rename it.");
            errors.Add(error);
            damages.Add(Damage.OfFile(file.Path, DeclaredNames.In(file.Root), error));
            Files = Files.Remove(file);
        }
        return hiding.Count > 0;
    }
}
