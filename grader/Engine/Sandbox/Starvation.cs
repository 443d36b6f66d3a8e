using System.Globalization;

namespace Autograder.Engine.Sandbox;

/// <summary>
/// How long each thread of a process has stood ready without being given a processor, by the kernel's own account
/// (<c>/proc/PID/task/TID/schedstat</c>, second field). A busy machine makes innocent code late; this tells it from slow code.
/// </summary>
public sealed record Starvation
{
    private readonly Dictionary<int, TimeSpan> threads = [];

    public static Starvation None { get; } = new();

    /// <summary>As it is now; none for a process that has ended, and where the kernel keeps no account.</summary>
    public static Starvation Of(int process)
    {
        var now = new Starvation();
        try
        {
            foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
                if (Read($"{thread}/schedstat") is { } waited)
                    now.threads[int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture)] = waited;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
        }
        return now;
    }

    public static Starvation OfThreads(IEnumerable<KeyValuePair<int, TimeSpan>> waited)
    {
        var now = new Starvation();
        foreach (var (thread, time) in waited)
            now.threads[thread] = time;
        return now;
    }

    /// <summary>How much longer the one that waited most has waited since an earlier look.</summary>
    public TimeSpan Since(Starvation earlier) =>
        threads.Select(t => t.Value - earlier.threads.GetValueOrDefault(t.Key)).Append(TimeSpan.Zero).Max();

    private static TimeSpan? Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Split(' ') is [_, var waited, ..] && long.TryParse(waited, CultureInfo.InvariantCulture, out var nanoseconds)
                ? TimeSpan.FromMicroseconds(nanoseconds / 1000.0)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
