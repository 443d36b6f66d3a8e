using System.Reflection;

namespace Autograder.Architecture.Tests;

/// <summary>What the house asks of every source file.</summary>
public sealed class SourceTests
{
    private static string Root { get; } =
        Path.GetFullPath(typeof(SourceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!);

    private static IEnumerable<string> Sources(params string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Split('/').Any(p => p is "bin" or "obj" or "Migrations" or "Corpus" or "Attacks")
        select path;

    [Fact]
    public void Sources_AreThere() => Assert.True(Sources("grader", "reference", "starter").Count() > 50);

    [Fact]
    public void Source_Longer_IsSplit()
    {
        const int most = 250;
        var longer = Sources("grader", "reference", "starter", "tests").Where(p => File.ReadLines(Path.Combine(Root, p)).Count() > most);
        Assert.Empty(longer);
    }

    [Fact]
    public void Starter_KnowsNothingOfTheReference()
    {
        var told = Directory.EnumerateFiles(Path.Combine(Root, "starter"), "*", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "bin" or "obj"))
            .Where(f => File.ReadAllText(f).Contains("Autograder.", StringComparison.Ordinal));
        Assert.Empty(told);
    }
}
