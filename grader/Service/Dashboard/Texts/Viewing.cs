using System.Globalization;

namespace Autograder.Service.Dashboard.Texts;

/// <summary>How one reads: language and time zone, from cookies that hold nothing else and from what the browser asks for.</summary>
internal sealed class Viewing
{
    public const string LanguageCookie = "language";
    public const string ZoneCookie = "zone";
    public const string ThemeCookie = "theme";

    private readonly TimeZoneInfo zone;

    public Viewing(IHttpContextAccessor accessor)
    {
        var request = accessor.HttpContext?.Request;
        Words = Phrases.Of(Languages.Choose(request?.Cookies[LanguageCookie], request?.Headers.AcceptLanguage));
        zone = request?.Cookies[ZoneCookie] is { Length: < 64 } id && TimeZoneInfo.TryFindSystemTimeZoneById(Uri.UnescapeDataString(id), out var found) ? found : TimeZoneInfo.Utc;
        Theme = request?.Cookies[ThemeCookie] is "light" or "dark" ? request.Cookies[ThemeCookie] : null;
    }

    public Phrases Words { get; }

    /// <summary>null: as the system has it.</summary>
    public string? Theme { get; }

    public string ZoneId => zone.Id;

    public string Moment(DateTimeOffset moment) => Local(moment).ToString(Words.Language == "de" ? "ddd d. MMM, HH:mm" : "ddd d MMM, HH:mm", Words.Culture);

    public string Date(DateTimeOffset moment) => Local(moment).ToString(Words.Language == "de" ? "d. MMM" : "d MMM", Words.Culture);

    /// <summary>What an input of the kind datetime-local holds.</summary>
    public string ForInput(DateTimeOffset? moment) => moment is { } m ? Local(m).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) : "";

    public DateTimeOffset? FromInput(string? text)
    {
        if (!DateTime.TryParseExact(text, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone);

    public string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => $"{Words.Number(span.TotalMilliseconds, "0")} ms",
        { TotalSeconds: < 60 } => $"{Words.Number(span.TotalSeconds, "0.0")} s",
        { TotalMinutes: < 60 } => $"{Words.Number(span.TotalMinutes, "0")} min",
        { TotalHours: < 48 } => $"{Words.Number(span.TotalHours, "0")} h",
        _ => Words["{0} days", Words.Number(span.TotalDays, "0")],
    };
}
