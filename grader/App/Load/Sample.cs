using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace Autograder.App.Load;

/// <summary>What a sample is like; each has its share of a load.</summary>
internal enum SampleKind { Right, Wrong, Hostile }

/// <summary>A submission whose grade is known.</summary>
/// <param name="Files">By path within the submission.</param>
/// <param name="Loses">The exercise that cannot have its full points, while every other has; null for a right one.</param>
internal sealed record Sample(SampleKind Kind, string Name, ImmutableSortedDictionary<string, string> Files, string? Loses)
{
    private const string Prefix = "load/", Header = "// loses: ";

    /// <summary>All that the program carries: the model solutions, and each of the others in place of one of their files.</summary>
    public static ImmutableArray<Sample> All { get; } = Read();

    private static ImmutableArray<Sample> Read()
    {
        var sources = typeof(Sample).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => (Parts: name[Prefix.Length..].Split('/'), Text: Text(name))).ToList();
        var right = sources.Where(s => s.Parts[0] == "right").ToImmutableSortedDictionary(s => $"Exercises/{s.Parts[1]}", s => s.Text);
        return
        [
            new Sample(SampleKind.Right, "right", right, null),
            .. from source in sources
               where source.Parts[0] != "right"
               orderby source.Parts[0], source.Parts[1]
               select new Sample(
                   Enum.Parse<SampleKind>(source.Parts[0], ignoreCase: true), $"{source.Parts[0]} {source.Parts[1]}",
                   right.SetItem($"Exercises/{source.Parts[1]}", source.Text), source.Text.Split('\n')[0].Trim()[Header.Length..]),
        ];
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
