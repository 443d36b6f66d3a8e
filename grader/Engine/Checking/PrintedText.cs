using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Autograder.Engine.Checking;

/// <summary>What a student's code printed.</summary>
/// <param name="Text">The end of it.</param>
/// <param name="Bytes">How much it was in all.</param>
public sealed partial record PrintedText(string Text, long Bytes)
{
    private const int MostLines = 100, MostOfALine = 300, Most = 4000;

    /// <summary>What libtorch says by itself is left out.</summary>
    /// <returns>null when nothing is left.</returns>
    public static PrintedText? Of(string text, long bytes) =>
        OwnNotice().Replace(text, "") is var rest && string.IsNullOrWhiteSpace(rest) ? null : new(rest, bytes - (Encoding.UTF8.GetByteCount(text) - Encoding.UTF8.GetByteCount(rest)));

    /// <summary>
    /// Harmless to show anywhere: no control character but line ends, none that turns the direction of writing, a bounded number of
    /// lines of bounded length.
    /// </summary>
    public string Clean()
    {
        var text = new StringBuilder();
        foreach (var rune in Text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
            text.Append(rune.Value switch
            {
                '\n' => "\n",
                '\t' => "    ",
                _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "·",
                _ => rune.ToString(),
            });
        var lines = text.ToString().Trim('\n').Split('\n').Select(l => l.Length > MostOfALine ? l[..MostOfALine] + " …" : l).ToList();
        var end = string.Join('\n', lines.Skip(Math.Max(0, lines.Count - MostLines)));
        return end.Length > Most ? end[^Most..] : end;
    }

    [GeneratedRegex(@"\[W[^\]\n]*\] Warning: Using backward\(\) with create_graph=True[^\n]*\n?")]
    private static partial Regex OwnNotice();
}
