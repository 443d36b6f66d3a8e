using System.Collections.Immutable;
using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Engine.Submissions;

/// <summary>Reads a submission from a folder, as a student would push it.</summary>
public static class SubmissionFolder
{
    private const int MostEntries = 100_000;

    /// <exception cref="SubmissionException">There is no such folder, or no C# in it, or more than is graded.</exception>
    public static Submission Read(string folder, Limits limits)
    {
        var root = Path.GetFullPath(folder);
        if (File.Exists(root))
            throw new SubmissionException($"{folder} is a file. Name the folder that holds the exercises.");
        if (!Directory.Exists(root))
            throw new SubmissionException($"There is no folder {folder}. Name the folder that holds the exercises.");

        var notes = ImmutableArray.CreateBuilder<string>();
        var found = Find(root, limits, notes);
        if (found.Count == 0)
            throw new SubmissionException(
                Directory.EnumerateFileSystemEntries(root).Any()
                    ? $"There is no C# file in {folder}. Name the folder that holds the exercises (*.cs)."
                    : $"The folder {folder} is empty. Name the folder that holds the exercises.");

        var sources = ImmutableArray.CreateBuilder<SourceFile>();
        foreach (var (path, file) in found.Where(f => !SubmissionFiles.IsProject(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal))
            if (Read(path, file, limits, notes) is { } source)
                sources.Add(source);
        return new(sources.ToImmutable(), Project(found, limits, notes), notes.ToImmutable());
    }

    private static List<(string Path, FileInfo File)> Find(string root, Limits limits, ImmutableArray<string>.Builder notes)
    {
        var found = new List<(string Path, FileInfo File)>();
        var pending = new Stack<DirectoryInfo>([new(root)]);
        var entries = 0;
        var sources = 0;
        while (pending.TryPop(out var folder))
        {
            foreach (var entry in Entries(folder, root, notes))
            {
                if (++entries > MostEntries)
                    throw new SubmissionException($"The folder holds more than {MostEntries} files. Name the folder of one submission.");
                var path = Path.GetRelativePath(root, entry.FullName).Replace('\\', '/');
                switch (entry)
                {
                    case DirectoryInfo directory when SubmissionFiles.IsIgnored(directory.Name):
                        break;
                    case DirectoryInfo directory when directory.LinkTarget is not null:
                        notes.Add($"The symbolic link {path} was not followed.");
                        break;
                    case DirectoryInfo directory:
                        pending.Push(directory);
                        break;
                    case FileInfo file when SubmissionFiles.IsSource(path) || SubmissionFiles.IsProject(path):
                        if (Resolve(root, path, file, notes) is not { } target)
                            break;
                        found.Add((path, target));
                        if (SubmissionFiles.IsSource(path) && ++sources > limits.SourceFiles)
                            throw new SubmissionException(
                                $"The folder holds more than {limits.SourceFiles} C# files, the most that one submission may have. Name the folder of one submission.");
                        break;
                }
            }
        }
        return found.Any(f => SubmissionFiles.IsSource(f.Path)) ? found : [];
    }

    private static IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder, string root, ImmutableArray<string>.Builder notes)
    {
        try
        {
            return folder.EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal).ToList();
        }
        catch (UnauthorizedAccessException)
        {
            notes.Add($"The folder {Path.GetRelativePath(root, folder.FullName)} may not be read and was left out.");
            return [];
        }
    }

    private static FileInfo? Resolve(string root, string path, FileInfo file, ImmutableArray<string>.Builder notes)
    {
        if (file.LinkTarget is null)
            return file;
        if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target
            && target.FullName.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return target;
        notes.Add($"The symbolic link {path} leads out of the submission or nowhere and was left out.");
        return null;
    }

    private static SourceFile? Read(string path, FileInfo file, Limits limits, ImmutableArray<string>.Builder notes)
    {
        if ((file.Attributes & FileAttributes.Device) != 0 || file.Length > limits.SourceFile)
        {
            notes.Add(SubmissionFiles.TooLarge(path, file.Length, limits));
            return null;
        }
        try
        {
            var (text, remark) = SourceText.Decode(File.ReadAllBytes(file.FullName));
            if (remark is not null)
                notes.Add($"{path} {remark}");
            return new(path, text);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            notes.Add($"{path} could not be read and was left out: {e.Message}");
            return null;
        }
    }

    private static SourceFile? Project(List<(string Path, FileInfo File)> found, Limits limits, ImmutableArray<string>.Builder notes)
    {
        var projects = found.Where(f => SubmissionFiles.IsProject(f.Path)).OrderBy(f => f.Path.Count(c => c == '/')).ThenBy(f => f.Path, StringComparer.Ordinal).ToList();
        if (projects.Count == 0)
            return null;
        if (projects.Count > 1)
            notes.Add(SubmissionFiles.SeveralProjects(projects.Count, projects[0].Path));
        return Read(projects[0].Path, projects[0].File, limits, notes);
    }
}
