namespace Autograder.Engine.Sandbox.Bubblewrap;

/// <summary>The system's libraries that .NET, libtorch and Roslyn load, by their names; each lies where the loader found it.</summary>
internal static class SystemLibraries
{
    public const string Loader = "ld-linux-x86-64.so.2";

    private static readonly string[] needed =
        [Loader, "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libgcc_s.so.1", "libstdc++.so.6"];

    // Cryptography: Roslyn's hashes, a student's random numbers. Its name follows its version.
    private static readonly string[] wanted = ["libssl.so.3", "libcrypto.so.3", "libssl.so.1.1", "libcrypto.so.1.1", "libz.so.1", "libzstd.so.1"];

    private static readonly string[] folders =
        ["/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib"];

    /// <returns>Names with the paths they are found at.</returns>
    /// <exception cref="SandboxException">One that is needed is not there.</exception>
    public static IReadOnlyList<(string Name, string Path)> Find()
    {
        var found = new List<(string, string)>();
        foreach (var name in needed)
            found.Add((name, Locate(name) ?? throw new SandboxException($"{name} was not found in {string.Join(", ", folders)}.")));
        foreach (var name in wanted)
            if (Locate(name) is { } path)
                found.Add((name, path));
        return found;
    }

    private static string? Locate(string name) => folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
