namespace Autograder.Service.Dashboard.Reading;

internal static class Mistakes
{
    /// <summary>A mistake's id as words: <c>numerator-layout</c> is “Numerator layout”.</summary>
    public static string Name(string id)
    {
        var words = id.Replace('-', ' ').Replace('.', ' ');
        return words.Length == 0 ? id : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
