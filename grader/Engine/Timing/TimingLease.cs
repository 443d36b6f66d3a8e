using System.Globalization;

namespace Autograder.Engine.Timing;

/// <summary>
/// The right to time, of which a machine has as many as cores to spare: one core is left to everything else. Leases are locks on
/// files that all graders of the machine share, so that a grader that dies gives its own back.
/// </summary>
internal sealed class TimingLease : IDisposable
{
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(50);

    private readonly FileStream held;

    private TimingLease(FileStream held) => this.held = held;

    public static int Leases => Math.Max(1, Environment.ProcessorCount - 1);

    public static async Task<TimingLease> TakeAsync(string folder, int leases, TimeProvider time, CancellationToken cancellation)
    {
        while (true)
        {
            for (var i = 0; i < leases; i++)
                if (Try(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"autograder-timing-{i}.lock"))) is { } held)
                    return new(held);
            await Task.Delay(interval, time, cancellation);
        }
    }

    public void Dispose() => held.Dispose();

    private static FileStream? Try(string path)
    {
        try
        {
            return Open(path, FileMode.Open, null);
        }
        catch (FileNotFoundException)
        {
            return Create(path);
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
            // Readable by all: whoever may read it may lock it, whichever account made it.
            return Open(path, FileMode.CreateNew, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
        catch (IOException)
        {
            return null;
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
