using Autograder.Authoring;

namespace Autograder.Reference.Settings;

/// <summary>What an instructor sets in <c>assignment.yaml</c> without touching code.</summary>
/// <param name="Points">By exercise id, those for time included.</param>
/// <param name="TimingPoints">By the id of the exercises that give some.</param>
internal sealed record AssignmentFile(
    string Id, string Title, string Version, IReadOnlyDictionary<string, int> Points, IReadOnlyDictionary<string, int> TimingPoints, Limits Limits)
{
    private const int MaxScore = 100, MostForTime = 10;

    /// <summary>Reads the file of a folder, strictly: what it does not know, it refuses.</summary>
    /// <param name="package">The name that the file has to give for the assembly with its exercises.</param>
    /// <param name="exercises">The exercises that need points, and how many checks share them.</param>
    /// <param name="timed">The exercises that may give points for time.</param>
    /// <exception cref="AssignmentException">With the file, the line and the remedy.</exception>
    public static AssignmentFile Read(string folder, string package, IReadOnlyDictionary<string, int> exercises, IReadOnlyList<string> timed)
    {
        var root = YamlField.Read(Path.Combine(folder, "assignment.yaml")).Map("package", "id", "title", "version", "points", "timing", "limits");
        var named = root.Required("package");
        if (named.Text() != package)
            throw named.Wrong($"names the package {named.Text()}, but these exercises are in {package}. Write: package: {package}");
        var timing = root.Optional("timing") is { } times ? ReadTiming(times, timed) : [];
        return new(
            root.Required("id").Text(), root.Required("title").Text(), root.Required("version").Text(),
            ReadPoints(root.Required("points"), exercises.ToDictionary(e => e.Key, e => e.Value + timing.GetValueOrDefault(e.Key))), timing,
            root.Optional("limits") is { } limits ? LimitsSection.Read(limits) : new Limits());
    }

    private static Dictionary<string, int> ReadTiming(YamlField field, IReadOnlyList<string> timed)
    {
        var points = field.Map(timed).Fields.ToDictionary(f => f.Key, f => f.Value.WholeNumber(0, MostForTime));
        return points.Values.Sum() <= MostForTime
            ? points
            : throw field.Wrong($"of all exercises sums to {points.Values.Sum()} points, but may be at most {MostForTime}.");
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
