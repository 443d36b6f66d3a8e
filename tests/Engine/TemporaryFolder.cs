namespace Autograder.Engine.Tests;

/// <summary>A folder of its own, deleted at the end. Its name holds a space and letters beyond ASCII.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("autograder tést ").FullName;

    public string Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string path, byte[] bytes)
    {
        var full = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
        return full;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
