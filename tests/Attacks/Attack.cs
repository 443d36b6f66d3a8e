using System.Reflection;
using System.Text;
using Autograder.Authoring;
using Autograder.Engine.Submissions;

namespace Autograder.Attacks.Tests;

/// <summary>What the attacked exercise earns.</summary>
public enum Expectation
{
    /// <summary>No points.</summary>
    Zero,

    /// <summary>No points, and the report says that the code threw, died or broke a limit.</summary>
    Error,

    /// <summary>No points, since the compiler was brought to its limits or the source was refused.</summary>
    Refused,

    /// <summary>All points: the attack does no harm, and the answers are right.</summary>
    Full,

    /// <summary>Whatever the honest parts earn: it is the containment that is tested.</summary>
    Any,
}

/// <summary>One program of the corpus, with what its first lines say of it.</summary>
public sealed record Attack(string Name, string Layer, string Exercise, Expectation Expected, string Source)
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Attack).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!);

    private static string Folder => Path.Combine(Root, "tests", "Attacks");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Folder)
        .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj"))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs"))
        .Select(file => Path.ChangeExtension(Path.GetRelativePath(Folder, file), null))
        .Order(StringComparer.Ordinal);

    /// <exception cref="FormatException">Its first lines do not say what they must.</exception>
    public static Attack Read(string name)
    {
        var source = File.ReadAllText(Path.Combine(Folder, $"{name}.cs"));
        var expected = Header("expect").Split(' ');
        if (Header("attack") != name || expected.Length != 2 || !Enum.TryParse<Expectation>(expected[1], ignoreCase: true, out var expectation))
            throw new FormatException($"The first lines of {name} must be: // attack: {name}, // layer: …, // expect: <exercise> zero|error|refused|full|any");
        return new(name, Header("layer"), expected[0], expectation, source);

        string Header(string key) => source.Split('\n').Take(3)
            .FirstOrDefault(line => line.StartsWith($"// {key}: ", StringComparison.Ordinal))?[$"// {key}: ".Length..].Trim()
            ?? throw new FormatException($"The first lines of {name} lack // {key}:");
    }

    public Submission AsSubmission(Limits limits) => SubmissionFiles.Read([("Exercises/TraceProduct.cs", Encoding.UTF8.GetBytes(Source))], limits);
}
