using System.Globalization;

namespace Autograder.Service.Roster;

/// <summary>Whose list it is.</summary>
internal enum RosterFormat
{
    /// <summary>A spreadsheet's: identifier, name, email, github_username, section.</summary>
    Sheet,

    /// <summary>GitHub Classroom's <c>classroom_roster.csv</c>.</summary>
    Classroom,

    /// <summary>Classroom 50's <c>students.csv</c>.</summary>
    Classroom50,
}

/// <param name="Groups">The names of groups by the identifiers of their members, where the list has them.</param>
internal sealed record ClassroomRoster(RosterSheet Sheet, IReadOnlyDictionary<string, string> Groups);

/// <summary>Reads the lists of students that classrooms keep. Columns that are not known are left out; those that are needed and missing are named.</summary>
internal static class ClassroomRosters
{
    private static readonly string[] ClassroomColumns = ["identifier", "github_username", "github_id", "name"];
    private static readonly string[] Classroom50Columns = ["username", "first_name", "last_name"];

    /// <summary>Whose list it is, by the names of its columns; a spreadsheet's where they are no classroom's.</summary>
    public static RosterFormat Recognise(string text)
    {
        var columns = CsvTable.Columns(text);
        return ClassroomColumns.All(columns.Contains) ? RosterFormat.Classroom
            : Classroom50Columns.All(columns.Contains) && !columns.Contains("identifier") ? RosterFormat.Classroom50
            : RosterFormat.Sheet;
    }

    public static ClassroomRoster Read(string text, RosterFormat format)
    {
        if (format == RosterFormat.Sheet)
            return new(RosterCsv.Read(text), new Dictionary<string, string>());
        var (columns, lines) = CsvTable.Read(text);
        var needed = format == RosterFormat.Classroom ? ClassroomColumns : Classroom50Columns;
        if (needed.Except(columns).ToList() is { Count: > 0 } missing)
            return Fault(1, missing[0], "is missing: the first line must name {0}. It names: {1}.", string.Join(", ", needed), string.Join(", ", columns.Take(10)));
        if (lines.Count == 0)
            return Fault(2, null, "There is no student below the line of names.");
        if (lines.Count > CsvTable.MostRows)
            return Fault(lines[^1].Line, null, "More than {0} students are not taken at once.", CsvTable.MostRows);
        var reading = new Reading(format);
        foreach (var line in lines)
            reading.Add(line);
        return new(new(reading.Rows, reading.Faults), reading.Groups);
    }

    internal static ClassroomRoster Fault(int line, string? column, string sentence, params object[] arguments) =>
        new(new([], [new(line, column, sentence, arguments)]), new Dictionary<string, string>());

    private sealed class Reading(RosterFormat format)
    {
        private readonly Dictionary<string, int> identifiers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> logins = new(StringComparer.Ordinal);

        public List<RosterRow> Rows { get; } = [];

        public List<RosterFault> Faults { get; } = [];

        public Dictionary<string, string> Groups { get; } = new(StringComparer.Ordinal);

        public void Add(CsvLine line)
        {
            var (identifierColumn, loginColumn) = format == RosterFormat.Classroom ? ("identifier", "github_username") : ("username", "username");
            var login = line[loginColumn]?.TrimStart('@').ToLowerInvariant();
            var identifier = format == RosterFormat.Classroom ? line[identifierColumn] : login;
            if (identifier is null)
            {
                Faults.Add(new(line.Line, identifierColumn, "is missing."));
                return;
            }
            if (!identifiers.TryAdd(identifier, line.Line))
                Faults.Add(new(line.Line, identifierColumn, "“{0}” stands in line {1} already.", identifier, identifiers[identifier]));
            if (login is not null && (login.Length > 39 || !login.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
                Faults.Add(new(line.Line, loginColumn, "“{0}” is no name on GitHub.", login));
            else if (login is not null && format == RosterFormat.Classroom && !logins.TryAdd(login, line.Line))
                Faults.Add(new(line.Line, loginColumn, "“{0}” stands in line {1} already.", login, logins[login]));
            var id = Id(line);
            foreach (var (column, cell) in line.Cells)
                if (cell.Length > 200 || cell.Any(char.IsControl))
                    Faults.Add(new(line.Line, column, "is too long, or holds characters that cannot be shown."));
            if (line["group_name"] is { } group)
                Groups[identifier] = group;
            Rows.Add(new(identifier, Name(line) ?? identifier, line["email"], login, line["section"]) { GitHubId = id });
        }

        private long? Id(CsvLine line)
        {
            if (line["github_id"] is not { } text)
                return null;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                return id;
            Faults.Add(new(line.Line, "github_id", "“{0}” is no number. A spreadsheet may have changed it: take the file as it was downloaded.", text));
            return null;
        }

        private string? Name(CsvLine line) => format == RosterFormat.Classroom
            ? line["name"]
            : string.Join(' ', new[] { line["first_name"], line["last_name"] }.OfType<string>()) is { Length: > 0 } name ? name : null;
    }
}
