using System.Reflection;

namespace Autograder.Compiler.Tests;

internal static class Place
{
    public static string Worker { get; } = Of("Worker");

    public static string Repository { get; } = Of("Repository");

    private static string Of(string key) =>
        typeof(Place).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
