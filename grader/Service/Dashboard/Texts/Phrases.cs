using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Autograder.Service.Dashboard.Texts;

/// <summary>The dashboard's sentences in one language. English stands in the pages; others come from a resource by the English sentence.</summary>
internal sealed class Phrases
{
    private static readonly FrozenDictionary<string, Phrases> All =
        Languages.Names.Keys.ToFrozenDictionary(language => language, language => new Phrases(language));

    private readonly FrozenDictionary<string, string> sentences;

    private Phrases(string language)
    {
        Language = language;
        Culture = Languages.Culture(language);
        sentences = (language == Languages.Default ? [] : Read(language)).ToFrozenDictionary();
    }

    public string Language { get; }

    public CultureInfo Culture { get; }

    public static Phrases Of(string language) => All[language];

    public string this[string english] => sentences.GetValueOrDefault(english, english);

    public string this[string english, params object?[] arguments] => string.Format(Culture, this[english], arguments);

    public string Number(double value, string format = "#,0.#") => value.ToString(format, Culture);

    public string Percent(double share) => string.Create(Culture, $"{100 * share:0} %");

    internal static Dictionary<string, string> Read(string language)
    {
        using var resource = typeof(Phrases).Assembly.GetManifestResourceStream($"texts/{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(resource)!;
    }
}
