using System.Globalization;

namespace Autograder.Service.Dashboard.Texts;

/// <summary>
/// The languages of the dashboard. Their formats stand here because the grader runs without ICU: one library less to
/// install, and no culture of a machine can change a number in a report.
/// </summary>
internal static class Languages
{
    public const string Default = "en";

    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string> { ["en"] = "English", ["de"] = "Deutsch" };

    private static readonly Dictionary<string, CultureInfo> Cultures = new() { ["en"] = English(), ["de"] = German() };

    public static CultureInfo Culture(string language) => Cultures[language];

    /// <summary>The chosen one, else of the browser's languages the most wanted that there is.</summary>
    public static string Choose(string? chosen, string? accepted)
    {
        if (chosen is not null && Names.ContainsKey(chosen))
            return chosen;
        return (accepted ?? "").Split(',').Select(Wanted).Where(w => w.Weight > 0).OrderByDescending(w => w.Weight)
            .Select(w => w.Language).FirstOrDefault(Names.ContainsKey) ?? Default;
    }

    private static (string Language, double Weight) Wanted(string entry)
    {
        var parts = entry.Split(';', StringSplitOptions.TrimEntries);
        var weight = parts.Length > 1 && parts[1].StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(parts[1].AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) ? q : 1;
        return (parts[0].Split('-')[0].ToLowerInvariant(), weight);
    }

    private static CultureInfo English()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.DateTimeFormat.ShortDatePattern, culture.DateTimeFormat.ShortTimePattern) = ("d MMM yyyy", "HH:mm");
        return culture;
    }

    private static CultureInfo German()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var (number, date) = (culture.NumberFormat, culture.DateTimeFormat);
        (number.NumberDecimalSeparator, number.NumberGroupSeparator) = (",", ".");
        (date.ShortDatePattern, date.ShortTimePattern, date.FirstDayOfWeek) = ("d. MMM yyyy", "HH:mm", DayOfWeek.Monday);
        date.DayNames = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
        date.AbbreviatedDayNames = ["So.", "Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa."];
        date.MonthNames = date.MonthGenitiveNames = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember", ""];
        date.AbbreviatedMonthNames = date.AbbreviatedMonthGenitiveNames = ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.", ""];
        return culture;
    }
}
