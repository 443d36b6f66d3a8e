using CsvHelper;

namespace Autograder.Service.Roster;

/// <summary>A line of a table, with its cells by the names of their columns.</summary>
internal sealed record CsvLine(int Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <returns>null when the line has no such cell or it is empty.</returns>
    public string? this[string column] => Cells.TryGetValue(column, out var cell) && cell.Length > 0 ? cell : null;
}

/// <summary>Reads a table whose first line names its columns; separated by commas, semicolons or tabs, with or without a byte order mark.</summary>
internal static class CsvTable
{
    public const int MostRows = 20_000;

    /// <summary>The names in the first line, in lower case; none of an empty text.</summary>
    public static IReadOnlyList<string> Columns(string text)
    {
        if (string.IsNullOrWhiteSpace(text.Trim('\uFEFF')))
            return [];
        using var csv = Open(text);
        return ColumnsOf(csv);
    }

    public static (IReadOnlyList<string> Columns, IReadOnlyList<CsvLine> Lines) Read(string text)
    {
        using var csv = Open(text);
        var columns = ColumnsOf(csv);
        var lines = new List<CsvLine>();
        while (lines.Count <= MostRows && csv.Read())
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            // A line may be shorter than the first: Classroom leaves the group of an ungrouped student out.
            for (var i = 0; i < columns.Count && i < csv.FieldCount; i++)
                cells.TryAdd(columns[i], csv.GetString(i).Trim());
            if (cells.Values.Any(c => c.Length > 0))
                lines.Add(new((int)csv.LineNumber, cells));
        }
        return (columns, lines);
    }

    private static CsvReader Open(string text)
    {
        text = text.TrimStart('\uFEFF').TrimStart('\r', '\n');
        var first = text.Split('\n', 2)[0];
        return CsvReader.FromText(text, new() { Separator = "\t;,".MaxBy(c => first.Count(f => f == c)), TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Recover });
    }

    private static IReadOnlyList<string> ColumnsOf(CsvReader csv)
    {
        csv.ReadHeader();
        return [.. csv.Headers.Select(h => h.Trim().ToLowerInvariant())];
    }
}
