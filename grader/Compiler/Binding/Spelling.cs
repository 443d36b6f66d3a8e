namespace Autograder.Compiler.Binding;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class Spelling
{
    /// <summary>The nearest of <paramref name="names"/>, or null when none is near: a quarter of the letters may differ.</summary>
    public static string? Nearest(string wanted, IEnumerable<string> names) => names
        .Distinct()
        .Where(name => name != wanted && name.Length <= 2 * wanted.Length + 2)
        .Select(name => (Name: name, Distance: Distance(wanted.ToUpperInvariant(), name.ToUpperInvariant())))
        .Where(candidate => candidate.Distance <= Math.Max(1, wanted.Length / 4))
        .OrderBy(candidate => candidate.Distance)
        .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    /// <summary>
    /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours (Damerau 1964, restricted form).
    /// </summary>
    public static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
