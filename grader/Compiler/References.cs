using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Autograder.Compiler;

/// <summary>
/// What a submission may refer to: the shared framework and TorchSharp with its managed dependencies, read as metadata.
/// Implementation assemblies, because scripting brings its own core library and refuses the reference pack beside it (CS0518).
/// </summary>
internal static class References
{
    private static readonly string[] Packages = ["TorchSharp", "Google.Protobuf", "ICSharpCode.SharpZipLib", "SkiaSharp"];

    public static ImmutableArray<string> Paths { get; } = [.. FrameworkPaths(), .. Packages.Select(PackagePath)];

    public static ImmutableArray<MetadataReference> All { get; } = [.. Paths.Select(path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<string> FrameworkPaths()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework).Distinct();
    }

    private static string PackagePath(string name) => Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
}
