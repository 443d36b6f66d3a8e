using CsvHelper;

namespace Autograder.Service.Roster;

/// <summary>
/// Reads a list of students as a spreadsheet saves or copies it: a line of names first; separated by commas, semicolons
/// or tabs. Columns that it does not know are left out.
/// </summary>
internal static class RosterCsv
{
    private const int MostRows = 20_000;
    private const int MostText = 200;

    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["identifier"] = ["identifier", "id", "student id", "student_id", "matriculation", "matriculation number", "matrikelnummer", "kennung"],
        ["name"] = ["name", "full name", "full_name", "student", "student name", "student_name"],
        ["email"] = ["email", "e-mail", "e_mail", "mail"],
        ["github_username"] = ["github_username", "github", "github username", "github_login", "github login"],
        ["section"] = ["section", "tutorial", "class", "sektion", "übung"],
    };

    public static RosterSheet Read(string text)
    {
        text = text.TrimStart('\uFEFF').Trim('\r', '\n');
        if (string.IsNullOrWhiteSpace(text))
            return Fault(1, "The list is empty.");
        var first = text.Split('\n', 2)[0];
        var separator = "\t;,".MaxBy(c => first.Count(f => f == c));
        using var csv = CsvReader.FromText(text, new() { Separator = separator, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Recover });
        csv.ReadHeader();
        string[] header = [.. csv.Headers];
        var places = Places(header);
        if (!places.ContainsKey("identifier") || !places.ContainsKey("name"))
            return Fault(1, "The first line must name the columns, “identifier” and “name” among them; also “email”, “github_username” and “section”. It names: {0}.", string.Join(", ", header.Take(10)));
        return Rows(csv, places);
    }

    private static RosterSheet Rows(CsvReader csv, Dictionary<string, int> places)
    {
        var (rows, faults, seen) = (new List<RosterRow>(), new List<RosterFault>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var logins = new Dictionary<string, int>(StringComparer.Ordinal);
        while (csv.Read())
        {
            var line = (int)csv.LineNumber;
            if (rows.Count >= MostRows)
                return Fault(line, "More than {0} students are not taken at once.", MostRows);
            string? Cell(string column) => places.TryGetValue(column, out var place) && place < csv.FieldCount && csv.GetString(place).Trim() is { Length: > 0 } cell ? cell : null;
            void Wrong(string column, string sentence, params object[] arguments) => faults.Add(new(line, column, sentence, arguments));
            if (places.Keys.All(c => Cell(c) is null))
                continue;
            var row = new RosterRow(Cell("identifier") ?? "", Cell("name") ?? "", Cell("email"), Cell("github_username")?.TrimStart('@').ToLowerInvariant(), Cell("section"));
            if (row.Identifier.Length == 0)
                Wrong("identifier", "is missing.");
            else if (!seen.TryAdd(row.Identifier, line))
                Wrong("identifier", "“{0}” stands in line {1} already.", row.Identifier, seen[row.Identifier]);
            if (row.Name.Length == 0)
                Wrong("name", "is missing.");
            if (row.Email is { } email && (email.IndexOf('@') is <= 0 || email.EndsWith('@') || email.Any(char.IsWhiteSpace)))
                Wrong("email", "“{0}” is no address.", email);
            if (row.GitHubUsername is { } login && (login.Length > 39 || !login.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
                Wrong("github_username", "“{0}” is no name on GitHub; give the name only, not the address.", login);
            else if (row.GitHubUsername is { } given && !logins.TryAdd(given, line))
                Wrong("github_username", "“{0}” stands in line {1} already.", given, logins[given]);
            foreach (var (column, cell) in new[] { ("identifier", row.Identifier), ("name", row.Name), ("email", row.Email), ("section", row.Section) })
                if (cell?.Length > MostText || cell?.Any(char.IsControl) == true)
                    Wrong(column, "is too long, or holds characters that cannot be shown.");
            rows.Add(row);
        }
        return rows.Count == 0 ? Fault(2, "There is no student below the line of names.") : new(rows, faults);
    }

    private static Dictionary<string, int> Places(string[] header) =>
        Columns.Select(c => (c.Key, Place: Array.FindIndex(header, h => c.Value.Contains(h.Trim().ToLowerInvariant())))).Where(c => c.Place >= 0).ToDictionary(c => c.Key, c => c.Place);

    private static RosterSheet Fault(int line, string sentence, params object[] arguments) => new([], [new(line, null, sentence, arguments)]);
}
