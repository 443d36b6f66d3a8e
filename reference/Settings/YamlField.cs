using System.Globalization;
using Autograder.Authoring;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Autograder.Reference.Settings;

/// <summary>A value in a YAML file that knows its place, so that whatever is wrong with it can be said precisely.</summary>
internal sealed record YamlField(string File, string Name, YamlNode Node)
{
    private const double LongestSeconds = 24 * 3600;

    /// <summary>The only document of a file.</summary>
    public static YamlField Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            var stream = new YamlStream();
            using var reader = new StreamReader(path);
            stream.Load(reader);
            return stream.Documents is [var document]
                ? new(name, "the file", document.RootNode)
                : throw new AssignmentException($"{path} holds {stream.Documents.Count} YAML documents; an assignment is exactly one.");
        }
        catch (YamlException wrong)
        {
            throw new AssignmentException($"{name}, line {wrong.Start.Line}: this is not valid YAML: {wrong.Message}", wrong);
        }
        catch (InvalidOperationException wrong)
        {
            // YamlDotNet's own answer to some unclosed brackets.
            throw new AssignmentException($"{name}: this is not valid YAML. Is a bracket or a quotation mark not closed?", wrong);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AssignmentException($"{path} does not exist. An assignment is a folder with an assignment.yaml in it.", missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new AssignmentException($"{path} cannot be read: {unreadable.Message}", unreadable);
        }
    }

    /// <summary>Named values of which only the given keys may be there.</summary>
    public YamlMap Map(params IReadOnlyList<string> keys)
    {
        if (Node is not YamlMappingNode mapping)
            throw Wrong($"must hold keys and values. Its keys are: {string.Join(", ", keys)}.");
        foreach (var (key, _) in mapping.Children)
            if (key is not YamlScalarNode { Value: { } known } || !keys.Contains(known))
                throw new YamlField(File, $"\"{key}\"", key).Wrong($"is not known here. The keys of {Name} are: {string.Join(", ", keys)}.");
        return new(this, mapping.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => new YamlField(File, ((YamlScalarNode)c.Key).Value!, c.Value)));
    }

    public string Text() =>
        Node is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text) ? text : throw Wrong("must be a text, and not empty.");

    public int WholeNumber(int from, int to) =>
        int.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : throw Wrong($"is \"{Text()}\", but must be a whole number from {from} to {to}.");

    public TimeSpan Duration() =>
        double.TryParse(Text(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= LongestSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw Wrong($"is \"{Text()}\", but must be a number of seconds above 0 and at most {LongestSeconds}, such as 10 or 0.5.");

    /// <summary>In bytes; KB, MB and GB are powers of 1024.</summary>
    public long Size(long atMost)
    {
        var shift = Text().ToUpperInvariant() switch { [.., 'K', 'B'] => 10, [.., 'M', 'B'] => 20, [.., 'G', 'B'] => 30, _ => 0 };
        var number = shift == 0 ? Text() : Text()[..^2].TrimEnd();
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 && size <= atMost >> shift
            ? size << shift
            : throw Wrong($"is \"{Text()}\", but must be a size above 0 and at most {atMost} bytes, such as 65536 or 700 MB.");
    }

    public AssignmentException Wrong(string what) => new($"{File}, line {Node.Start.Line}: {Name} {what}");
}

/// <summary>The values of a section by their keys.</summary>
internal sealed record YamlMap(YamlField Section, IReadOnlyDictionary<string, YamlField> Fields)
{
    public YamlField Required(string key) =>
        Optional(key) ?? throw Section.Wrong($"lacks the key {key}. Add: {key}: …");

    public YamlField? Optional(string key) => Fields.GetValueOrDefault(key);
}
