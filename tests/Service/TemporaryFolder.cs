namespace Autograder.Service.Tests;

/// <summary>A folder of its own, deleted at the end. Its name holds a space and a letter beyond ASCII.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("autograder tést ").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
