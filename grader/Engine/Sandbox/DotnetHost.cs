using System.Runtime.InteropServices;

namespace Autograder.Engine.Sandbox;

/// <summary>The installation of .NET that runs this process, and that its children run on.</summary>
/// <param name="Root">The folder with <c>dotnet</c>, <c>host/</c> and <c>shared/</c>.</param>
/// <param name="Runtime">The shared framework's folder, <c>shared/Microsoft.NETCore.App/10.0.x</c>.</param>
internal sealed record DotnetHost(string Root, string Runtime)
{
    public string Executable => Path.Combine(Root, "dotnet");

    /// <exception cref="SandboxException">This process does not run on an installed shared framework.</exception>
    public static DotnetHost Find()
    {
        var runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        var found = new DotnetHost(root, runtime);
        return File.Exists(found.Executable)
            ? found
            : throw new SandboxException($"The child programs need an installed .NET runtime, and {found.Executable} does not exist.");
    }
}
