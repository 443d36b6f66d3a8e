using System.Collections.Immutable;
using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Engine.Submissions;

/// <summary>Reads a submission from files in memory, as <see cref="SubmissionFolder"/> reads it from a folder.</summary>
public static class SubmissionFiles
{
    // What builds and tools leave behind; never written by hand.
    private static readonly HashSet<string> IgnoredFolders =
        new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules", "packages", "TestResults", "artifacts" };

    /// <param name="files">Paths relative to the submission, with forward slashes.</param>
    /// <exception cref="SubmissionException">There is no C# among them, or more than is graded.</exception>
    public static Submission Read(IEnumerable<(string Path, byte[] Content)> files, Limits limits)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        var read = files.Where(f => IsRead(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var sources = read.Where(f => IsSource(f.Path)).ToList();
        if (sources.Count == 0)
            throw new SubmissionException("There is no C# file in the submission. Hand in the folder that holds the exercises (*.cs).");
        if (sources.Count > limits.SourceFiles)
            throw new SubmissionException($"The submission holds {sources.Count} C# files; {limits.SourceFiles} is the most that one may have.");
        var projects = read.Where(f => IsProject(f.Path)).OrderBy(f => f.Path.Count(c => c == '/')).ToList();
        if (projects.Count > 1)
            notes.Add(SeveralProjects(projects.Count, projects[0].Path));
        return new(
            [.. sources.Select(f => Decode(f.Path, f.Content, limits, notes)).OfType<SourceFile>()],
            projects.Count == 0 ? null : Decode(projects[0].Path, projects[0].Content, limits, notes),
            notes.ToImmutable());
    }

    /// <summary>Whether a file at this path is part of what is graded: a source or a project outside of folders that builds make.</summary>
    public static bool IsRead(string path) =>
        (IsSource(path) || IsProject(path)) && !path.Split('/').SkipLast(1).Any(IsIgnored);

    internal static bool IsIgnored(string folder) => IgnoredFolders.Contains(folder) || folder.StartsWith('.');

    internal static bool IsSource(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    internal static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    internal static string TooLarge(string path, long bytes, Limits limits) =>
        $"{path} has {bytes / 1024} KB and was left out: a source file may have up to {limits.SourceFile / 1024} KB.";

    internal static string SeveralProjects(int count, string used) =>
        $"There are {count} project files; the settings of {used} were used.";

    private static SourceFile? Decode(string path, byte[] content, Limits limits, ImmutableArray<string>.Builder notes)
    {
        if (content.Length > limits.SourceFile)
        {
            notes.Add(TooLarge(path, content.Length, limits));
            return null;
        }
        var (text, remark) = SourceText.Decode(content);
        if (remark is not null)
            notes.Add($"{path} {remark}");
        return new(path, text);
    }
}
