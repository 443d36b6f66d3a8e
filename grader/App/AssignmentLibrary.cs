using System.Collections.Concurrent;
using Autograder.Authoring;
using Autograder.Service.Hosting;

namespace Autograder.App;

/// <summary>The assignment that comes with the grader, and those in the installation's own folder.</summary>
/// <param name="own">A folder whose subfolders are assignments; it may be missing.</param>
internal sealed class AssignmentLibrary(string own) : IAssignmentLibrary
{
    private const string Bundled = "reference";

    private readonly ConcurrentDictionary<string, (DateTime Written, Assignment Assignment)> loaded = new(StringComparer.Ordinal);

    public string Default => Bundled;

    public IReadOnlyList<string> Names =>
        [Bundled, .. Own().Select(f => Path.GetFileName(f)!).Where(n => n != Bundled).Order(StringComparer.Ordinal)];

    public Assignment Load(string name) =>
        name == Bundled ? LoadOnce(name, AssignmentFolder.Default)
        : Names.Contains(name) ? LoadOnce(name, Path.Combine(own, name))
        : throw new AssignmentException($"There is no assignment {name}. There are: {string.Join(", ", Names)}. Others go into {own}, a folder each.");

    /// <summary>Again only after its settings were written again.</summary>
    private Assignment LoadOnce(string name, string folder)
    {
        var written = File.GetLastWriteTimeUtc(Path.Combine(folder, "assignment.yaml"));
        if (loaded.TryGetValue(name, out var known) && known.Written == written)
            return known.Assignment;
        var assignment = AssignmentFolder.Load(folder);
        loaded[name] = (written, assignment);
        return assignment;
    }

    private IEnumerable<string> Own() =>
        Directory.Exists(own)
            ? Directory.EnumerateDirectories(own).Where(f => File.Exists(Path.Combine(f, "assignment.yaml")))
            : [];
}
