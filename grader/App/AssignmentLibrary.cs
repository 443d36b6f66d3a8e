using Autograder.Authoring;
using Autograder.Service.Hosting;

namespace Autograder.App;

/// <summary>The assignment that comes with the grader, and those in the installation's own folder.</summary>
/// <param name="own">A folder whose subfolders are assignments; it may be missing.</param>
internal sealed class AssignmentLibrary(string own) : IAssignmentLibrary
{
    private const string Bundled = "reference";

    private readonly Lazy<Assignment> bundled = new(() => AssignmentFolder.Load(AssignmentFolder.Default));

    public string Default => Bundled;

    public IReadOnlyList<string> Names =>
        [Bundled, .. Own().Select(f => Path.GetFileName(f)!).Where(n => n != Bundled).Order(StringComparer.Ordinal)];

    public Assignment Load(string name) =>
        name == Bundled ? bundled.Value
        : Names.Contains(name) ? AssignmentFolder.Load(Path.Combine(own, name))
        : throw new AssignmentException($"There is no assignment {name}. There are: {string.Join(", ", Names)}. Others go into {own}, a folder each.");

    private IEnumerable<string> Own() =>
        Directory.Exists(own)
            ? Directory.EnumerateDirectories(own).Where(f => File.Exists(Path.Combine(f, "assignment.yaml")))
            : [];
}
