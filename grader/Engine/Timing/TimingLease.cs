using System.Globalization;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Timing;

/// <summary>
/// The right to time on a processor of one's own, of which a machine has as many as processors to spare: one is left to everything else.
/// Leases are locks on files that all graders of the machine share, so that a grader that dies gives its own back.
/// </summary>
internal sealed class TimingLease : IDisposable
{
    /// <summary>Shared by all graders of the machine, like the staged child programs.</summary>
    public const string Folder = "/var/tmp";

    private const UnixFileMode Shared = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(50);

    private readonly FileStream held;

    private TimingLease(FileStream held, int number) => (this.held, Processor) = (held, Choose(number, Processors.Usable()));

    /// <summary>The number of the processor to time on; null where there is no choice.</summary>
    public int? Processor { get; }

    public static int Leases => Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Waits until one is free.</summary>
    /// <exception cref="SandboxException">A lock can be neither opened nor made.</exception>
    public static async Task<TimingLease> TakeAsync(string folder, int leases, TimeProvider time, CancellationToken cancellation)
    {
        while (true)
        {
            for (var i = 0; i < leases; i++)
                if (Try(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"autograder-timing-{i}.lock"))) is { } held)
                    return new(held, i);
            await Task.Delay(interval, time, cancellation);
        }
    }

    public void Dispose() => held.Dispose();

    /// <summary>Another for each lease; the first, where most interrupts are served, last.</summary>
    internal static int? Choose(int number, IReadOnlyList<int> usable) => usable.Count > 1 ? usable[(number + 1) % usable.Count] : null;

    private static FileStream? Try(string path)
    {
        try
        {
            return Open(path, FileMode.Open, null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Create(path);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SandboxException($"{path}, by which timings take turns, cannot be read: let everybody read it (chmod 644)", e);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static FileStream? Create(string path)
    {
        try
        {
            var made = Open(path, FileMode.CreateNew, Shared);
            // Whatever the umask: whoever may read it may lock it, whichever account made it.
            File.SetUnixFileMode(made.SafeFileHandle, Shared);
            return made;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another was quicker.
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException($"{path}, by which timings take turns, cannot be made: {e.Message}", e);
        }
    }

    private static FileStream Open(string path, FileMode mode, UnixFileMode? permissions) => new(path, new FileStreamOptions
    {
        Mode = mode,
        Access = mode == FileMode.Open ? FileAccess.Read : FileAccess.Write,
        Share = FileShare.None,
        UnixCreateMode = permissions,
    });
}
