using System.Globalization;

namespace Autograder.Service.Dashboard.Texts;

/// <summary>
/// The languages of the dashboard. Their formats stand here because the grader runs without ICU: one library less to
/// install, and no culture of a machine can change a number in a report.
/// </summary>
internal static class Languages
{
    public const string Default = "en";

    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string> { ["en"] = "English" };

    private static readonly Dictionary<string, CultureInfo> Cultures = new() { ["en"] = English() };

    public static CultureInfo Culture(string language) => Cultures[language];

    /// <summary>The first of the browser's languages that there is.</summary>
    public static string Choose(string? chosen, string? accepted)
    {
        if (chosen is not null && Names.ContainsKey(chosen))
            return chosen;
        return (accepted ?? "").Split(',').Select(l => l.Split(';')[0].Trim()).Select(l => l.Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(Names.ContainsKey) ?? Default;
    }

    private static CultureInfo English()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.DateTimeFormat.ShortDatePattern, culture.DateTimeFormat.ShortTimePattern) = ("d MMM yyyy", "HH:mm");
        return culture;
    }
}
