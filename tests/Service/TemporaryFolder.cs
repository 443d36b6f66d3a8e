using System.Diagnostics;

namespace Autograder.Service.Tests;

/// <summary>A folder of its own, deleted at the end. Its name holds a space and a letter beyond ASCII.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    public string Path { get; } = Directory.CreateTempSubdirectory("autograder tést ").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>What a test has ended may write for a moment yet.</summary>
    public void Dispose()
    {
        for (var since = Stopwatch.StartNew(); ; Thread.Sleep(Between))
        {
            try
            {
                Directory.Delete(Path, recursive: true);
                return;
            }
            catch (IOException) when (since.Elapsed < Patience)
            {
                // Again.
            }
        }
    }
}
