using Autograder.Authoring;

namespace Autograder.Reference.Settings;

/// <summary>What an instructor sets in <c>assignment.yaml</c> without touching code.</summary>
/// <param name="Points">By exercise id.</param>
internal sealed record AssignmentFile(
    string Id, string Title, string Version, IReadOnlyDictionary<string, int> Points, Limits Limits)
{
    private const int MaxScore = 100;

    /// <summary>Reads the file of a folder, strictly: what it does not know, it refuses.</summary>
    /// <param name="package">The name that the file has to give for the assembly with its exercises.</param>
    /// <param name="exercises">The exercises that need points, and how many checks share them.</param>
    /// <exception cref="AssignmentException">With the file, the line and the remedy.</exception>
    public static AssignmentFile Read(string folder, string package, IReadOnlyDictionary<string, int> exercises)
    {
        var root = YamlField.Read(Path.Combine(folder, "assignment.yaml")).Map("package", "id", "title", "version", "points", "limits");
        var named = root.Required("package");
        if (named.Text() != package)
            throw named.Wrong($"names the package {named.Text()}, but these exercises are in {package}. Write: package: {package}");
        return new(
            root.Required("id").Text(), root.Required("title").Text(), root.Required("version").Text(),
            ReadPoints(root.Required("points"), exercises),
            root.Optional("limits") is { } limits ? LimitsSection.Read(limits) : new Limits());
    }

    private static Dictionary<string, int> ReadPoints(YamlField field, IReadOnlyDictionary<string, int> exercises)
    {
        var map = field.Map([.. exercises.Keys]);
        var points = exercises.ToDictionary(e => e.Key, e => map.Required(e.Key).WholeNumber(e.Value, MaxScore));
        return points.Values.Sum() == MaxScore
            ? points
            : throw field.Wrong($"of all exercises sum to {points.Values.Sum()}, but must sum to {MaxScore}.");
    }
}
