using System.Reflection;

namespace Autograder.Grading.Tests;

/// <summary>Files of the repository that tests read: the corpus, the model solutions, the starter.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!);

    public static string At(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>The paths of files below a folder of the corpus, relative to it, with forward slashes.</summary>
    public static IEnumerable<string> Corpus(string folder) =>
        Directory.EnumerateFiles(At("tests", "Corpus", folder), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(At("tests", "Corpus"), f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
