using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace Autograder.Calibration.Banks;

public enum HintStanding { Right, Silent, Misnamed }

/// <summary>The names that say the truth about a mistake; whoever wrote the mistake's own words did not know them.</summary>
/// <param name="Allowed">Names of which one is to be given; others among them are true too.</param>
/// <param name="Optional">Giving no name is right as well.</param>
public sealed record AllowedNames(IReadOnlyList<string> Allowed, bool Optional)
{
    /// <summary>A name that ends in <c>*</c> stands for all that begin so.</summary>
    public HintStanding Judge(IReadOnlyList<string> given) =>
        given.Any(g => !Allowed.Any(a => a.EndsWith('*') ? g.StartsWith(a[..^1], StringComparison.Ordinal) : g == a)) ? HintStanding.Misnamed
        : given.Count > 0 || Optional ? HintStanding.Right
        : HintStanding.Silent;
}

/// <summary>
/// Which names are right for which mistake of a bank: a file beside the bank, written from the mistakes' own words. For each
/// exercise patterns of "member: words" in order, the first that matches counts.
/// </summary>
public sealed class HintKey
{
    private readonly Dictionary<string, List<(Regex Pattern, AllowedNames Names)>> exercises = [];

    public static HintKey Empty { get; } = new();

    public static HintKey Read(string file)
    {
        var key = new HintKey();
        var read = new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, List<string>>>>(File.ReadAllText(file));
        foreach (var (exercise, mistakes) in read)
            key.exercises[exercise] = [.. mistakes.Select(m =>
                (new Regex(m.Key, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase), new AllowedNames([.. m.Value.Where(n => n != "none")], m.Value.Contains("none"))))];
        return key;
    }

    /// <summary>Null where the file says nothing of the mistake: it is not counted.</summary>
    public AllowedNames? Of(WrongEntry entry, string member) =>
        exercises.GetValueOrDefault(entry.Exercise)?.FirstOrDefault(m => m.Pattern.IsMatch($"{member}: {entry.Mistake}")).Names;
}
