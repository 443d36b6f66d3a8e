namespace Autograder.Calibration.Banks;

/// <summary>The answers with known endings that the grader is calibrated with, read from a folder such as <c>tests/Corpus</c>.</summary>
public sealed record Bank(IReadOnlyList<Entry> Right, IReadOnlyList<WrongEntry> Wrong, IReadOnlyList<ProvenanceEntry> Provenance)
{
    /// <exception cref="BankException">There is no bank, or an answer does not say how it ends.</exception>
    public static Bank Read(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "Right")))
            throw new BankException($"There is no folder Right in {folder}. Name the folder of a bank, such as tests/Corpus.");
        return new(
            [.. Files(folder, "Right").Select(f => new Entry(f.Name, f.Exercise, f.Text))],
            [.. Files(folder, "Wrong").Select(Wrongly)],
            [.. Files(folder, "Provenance").Select(f => new ProvenanceEntry(f.Name, f.Exercise, f.Text, IsHonest(f)))]);
    }

    /// <summary>The answers to some exercises only; to all when none is named.</summary>
    public Bank Of(IReadOnlyCollection<string> exercises) => exercises.Count == 0 ? this : new(
        [.. Right.Where(e => exercises.Contains(e.Exercise))],
        [.. Wrong.Where(e => exercises.Contains(e.Exercise))],
        [.. Provenance.Where(e => exercises.Contains(e.Exercise))]);

    private sealed record BankFile(string Name, string Exercise, string Text)
    {
        /// <summary>What a comment line at the top says.</summary>
        public string Saying(string key) =>
            Text.Split('\n').Take(5).Select(l => l.TrimStart('\uFEFF', '/', ' ').Trim()).FirstOrDefault(l => l.StartsWith($"{key}: ", StringComparison.Ordinal)) is { } line
                ? line[(key.Length + 2)..]
                : throw new BankException($"{Name} does not begin with a line \"// {key}: …\". The bank's README.md says what belongs there.");
    }

    private static IEnumerable<BankFile> Files(string folder, string part) =>
        !Directory.Exists(Path.Combine(folder, part)) ? []
        : Directory.EnumerateFiles(Path.Combine(folder, part), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(f => new BankFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), Path.GetFileName(Path.GetDirectoryName(f))!, File.ReadAllText(f)));

    private static WrongEntry Wrongly(BankFile file)
    {
        var words = file.Saying("expect").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var exercise, var members, var ending]
            ? new(file.Name, exercise, file.Text, members.Split(','), ending, file.Saying("mistake"))
            : throw new BankException($"{file.Name}: the line \"// expect: …\" names no exercise, members and ending.");
    }

    private static bool IsHonest(BankFile file) => file.Saying("expect").Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        var words when words.Contains("honest") => true,
        var words when words.Contains("dishonest") => false,
        _ => throw new BankException($"{file.Name}: the line \"// expect: …\" says neither honest nor dishonest."),
    };
}

/// <summary>The bank is not there or not readable; the message says what to do.</summary>
public sealed class BankException(string message) : Exception(message);
