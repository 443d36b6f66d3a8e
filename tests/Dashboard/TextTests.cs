using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Autograder.Service.Dashboard.Texts;

namespace Autograder.Dashboard.Tests;

/// <summary>Every sentence of the pages is there in every language, with the same places for what is put in.</summary>
public sealed partial class TextTests(DashboardHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Others => [.. Languages.Names.Keys.Where(l => l != Languages.Default)];

    [Theory, MemberData(nameof(Others))]
    public void Language_Other_HasEverySentenceAndNoOther(string language)
    {
        var there = Phrases.Read(language);
        var used = Used();

        Assert.True(used.Count > 300, $"only {used.Count} sentences were found in the pages");
        Assert.Empty(used.Except(there.Keys));
        Assert.Empty(there.Keys.Except(used));
    }

    [Theory, MemberData(nameof(Others))]
    public void Language_Other_HasThePlacesOfTheEnglish(string language)
    {
        foreach (var (english, sentence) in Phrases.Read(language))
        {
            Assert.Equal(Places(english), Places(sentence));
            Assert.False(string.IsNullOrWhiteSpace(sentence), english);
            // Sentences are put together: a blank at an end is part of it.
            Assert.Equal((english.StartsWith(' '), english.EndsWith(' ')), (sentence.StartsWith(' '), sentence.EndsWith(' ')));
        }
    }

    [Theory]
    [InlineData(null, "de-CH,de;q=0.9,en;q=0.8", "de")]
    [InlineData(null, "fr,en;q=0.5,de;q=0.7", "de")]
    [InlineData(null, "de;q=0,en;q=0.1", "en")]
    [InlineData(null, "fr", "en")]
    [InlineData(null, null, "en")]
    [InlineData("en", "de", "en")]
    [InlineData("xx", "de", "de")]
    public void Language_Chosen_IsTheSwitchesThenTheBrowsers(string? chosen, string? accepted, string language) =>
        Assert.Equal(language, Languages.Choose(chosen, accepted));

    [Fact]
    public void Numbers_InGerman_HaveCommasAndDatesTheirNames()
    {
        var german = Phrases.Of("de");
        Assert.Equal("1.234,5", german.Number(1234.5));
        Assert.Equal("Mi. 4. März", new DateTime(2026, 3, 4, 0, 0, 0, DateTimeKind.Utc).ToString("ddd d. MMM", german.Culture));
    }

    [Fact]
    public async Task Page_AskedForInGerman_IsGermanAndTheSwitchMakesItEnglish()
    {
        using var client = host.ClientOf(Who.Instructor);
        client.DefaultRequestHeaders.Add("Accept-Language", "de-DE,de;q=0.9");
        var german = await client.GetStringAsync($"{host.Here}/class", Stop);
        using var _ = await client.GetAsync("/language/en", Stop);
        var english = await client.GetStringAsync($"{host.Here}/class", Stop);

        Assert.Contains("<html lang=\"de\"", german);
        Assert.Contains("Zuletzt abgegeben", german);
        Assert.Contains("<html lang=\"en\"", english);
        Assert.Contains("Last handed in", english);
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    public async Task Moments_InTheViewersZone_AreTheirs(string zone)
    {
        using var client = host.ClientOf(Who.Instructor);
        client.DefaultRequestHeaders.Add("Cookie", $"zone={Uri.EscapeDataString(zone)}");
        var page = await client.GetStringAsync(host.Here, Stop);
        var time = Moment().Match(page);
        var utc = DateTimeOffset.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal(TimeZoneInfo.ConvertTime(utc, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("HH:mm", CultureInfo.InvariantCulture), time.Groups[2].Value[^5..]);
    }

    /// <summary>The sources that say what is wrong with a list.</summary>
    private static readonly string[] FaultSources = ["RosterCsv", "RosterUpload", "ClassroomRosters", "ClassroomBundle", "AssignmentOnGitHub"];

    /// <summary>The sentences as they stand in the sources.</summary>
    private static HashSet<string> Used()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith("pages/", StringComparison.Ordinal))
            .SelectMany(n => Sentence().Matches(CourseSample.Text(n)).Concat(FaultSources.Any(s => n.Contains(s, StringComparison.Ordinal)) ? Fault().Matches(CourseSample.Text(n)) : []))
            .Select(m => m.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal))];
    }

    private static IEnumerable<string> Places(string sentence) => Place().Matches(sentence).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\b(?:[Tt]|Words)\[""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?:Wrong\(""?\w+""?, |Fault\([^"",]+, (?:[\w\[\]]+, )?|new\(line\.Line, ""?\w+""?, |ClassroomRosters\.Fault\(.+, null, |RefusedException\()""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Fault();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex("<time datetime=\"([^\"]+)\"[^>]*>([^<]+)</time>")]
    private static partial Regex Moment();
}
