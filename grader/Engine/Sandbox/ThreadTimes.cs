using System.Globalization;

namespace Autograder.Engine.Sandbox;

/// <summary>
/// How long each thread of a process has run, and how long it has stood ready without being given a processor, by the kernel's own
/// account (<c>/proc/PID/task/TID/schedstat</c>, its first two fields). A busy machine makes innocent code late; this tells it from
/// slow code.
/// </summary>
public sealed record ThreadTimes
{
    // As the runtime names them, cut by the kernel after 15 bytes.
    private static readonly string[] housekeepers = [".NET Finalizer", ".NET BGC"];

    private readonly Dictionary<int, Account> threads = [];

    public static ThreadTimes None { get; } = new();

    /// <summary>As they are now; none for a process that has ended, and where the kernel keeps no account.</summary>
    public static ThreadTimes Of(int process)
    {
        var now = new ThreadTimes();
        try
        {
            foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
                if (Parse(Read($"{thread}/schedstat")) is var (ran, starved))
                {
                    var id = int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture);
                    now.threads[id] = new(ran, starved, id == process || IsHousekeeper(Read($"{thread}/comm")));
                }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
        }
        return now;
    }

    /// <param name="threads">By their ids; those that keep house are the runtime's own and the first.</param>
    public static ThreadTimes OfThreads(params IEnumerable<(int Id, TimeSpan Ran, TimeSpan Starved, bool KeepsHouse)> threads)
    {
        var now = new ThreadTimes();
        foreach (var (id, ran, starved, keepsHouse) in threads)
            now.threads[id] = new(ran, starved, keepsHouse);
        return now;
    }

    /// <summary>How much longer all of them together have starved since an earlier look: work that goes from thread to thread starves on each.</summary>
    public TimeSpan StarvedSince(ThreadTimes earlier) =>
        threads.Aggregate(TimeSpan.Zero, (sum, t) => sum + Larger(t.Value.Starved - earlier.Of(t).Starved, TimeSpan.Zero));

    /// <summary>How much longer than it worked a submission's code did neither work nor stand ready since an earlier look.</summary>
    /// <param name="wall">The time since then.</param>
    /// <param name="cpu">What all threads used of it, also those that have ended.</param>
    /// <remarks>
    /// The first thread, which only exchanges frames, and the runtime's finalizer and collector are not counted: they work, or
    /// stand ready on a busy machine, also while the code sleeps.
    /// </remarks>
    public double WaitedSince(ThreadTimes earlier, TimeSpan wall, TimeSpan cpu)
    {
        var house = threads.Where(t => t.Value.KeepsHouse).Aggregate(TimeSpan.Zero, (sum, t) => sum + t.Value.Ran - earlier.Of(t).Ran);
        var worked = Larger(cpu - house, TimeSpan.FromMicroseconds(1));
        var present = threads.Where(t => !t.Value.KeepsHouse).Select(t => t.Value.Ran + t.Value.Starved - earlier.Of(t).Ran - earlier.Of(t).Starved);
        return Larger(wall - present.Append(worked).Max(), TimeSpan.Zero) / worked;
    }

    private Account Of(KeyValuePair<int, Account> thread) => threads.GetValueOrDefault(thread.Key);

    private static TimeSpan Larger(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static bool IsHousekeeper(string? name) => name is not null && housekeepers.Any(n => name.StartsWith(n, StringComparison.Ordinal));

    private static (TimeSpan Ran, TimeSpan Starved)? Parse(string? schedstat) =>
        schedstat?.Split(' ') is [var ran, var starved, ..] && Nanoseconds(ran) is { } first && Nanoseconds(starved) is { } second ? (first, second) : null;

    private static TimeSpan? Nanoseconds(string number) =>
        long.TryParse(number, CultureInfo.InvariantCulture, out var nanoseconds) ? TimeSpan.FromMicroseconds(nanoseconds / 1000.0) : null;

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private readonly record struct Account(TimeSpan Ran, TimeSpan Starved, bool KeepsHouse);
}
