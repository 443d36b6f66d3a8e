using System.Reflection;

namespace Autograder.Benchmarks;

internal static class Repository
{
    private static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!);

    public static string At(params string[] path) => Path.Combine([Root, .. path]);
}
