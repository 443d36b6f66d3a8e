namespace Autograder.Service.Dashboard.Parts;

/// <summary>A file of a submission, line by line.</summary>
public sealed record SourceLines(string Path, IReadOnlyList<string> Lines)
{
    private const int Most = 5_000;

    internal static SourceLines Of(string path, byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), System.Text.Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return new(path, [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Take(Most).Select(l => l.Replace("\t", "    ", StringComparison.Ordinal))]);
    }
}
