namespace Autograder.Engine.Sandbox;

/// <summary>The environment that every child gets, confined or not, so that both behave alike.</summary>
internal static class ChildEnvironment
{
    public static IReadOnlyDictionary<string, string> Of(string dotnetRoot) => new Dictionary<string, string>
    {
        ["DOTNET_ROOT"] = dotnetRoot,
        ["DOTNET_EnableDiagnostics"] = "0",
        ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
        // The double mapping of W^X needs memfd_create, which a sandbox refuses.
        ["DOTNET_EnableWriteXorExecute"] = "0",
        ["DOTNET_TieredPGO"] = "0",
        // In hexadecimal: 32 MiB, as the worker's own upper bound says, whatever the processor's cache.
        ["DOTNET_GCgen0size"] = "2000000",
        ["DOTNET_NOLOGO"] = "1",
        ["LANG"] = "C",
        // float32 sums differ between thread counts.
        ["OMP_NUM_THREADS"] = "1",
        ["MKL_NUM_THREADS"] = "1",
    };
}
