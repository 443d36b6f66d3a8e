using System.Globalization;
using System.Runtime.InteropServices;

namespace Autograder.Engine.Sandbox;

/// <summary>The processors that this program may use, and on which of them the threads of another process run.</summary>
internal static class Processors
{
    // The kernel refuses a mask that is smaller than what it was built for, 8,192 at most.
    private const int Most = 8192;

    // Threads that are started while others are kept inherit what their starter was allowed.
    private const int MostLooks = 10;

    /// <summary>The numbers of those that this program may use; none where the kernel does not say.</summary>
    public static IReadOnlyList<int> Usable()
    {
        var mask = new byte[Most / 8];
        return GetAffinity(Environment.ProcessId, mask.Length, mask) == 0 ? [.. Enumerable.Range(0, Most).Where(p => (mask[p / 8] & 1 << p % 8) != 0)] : [];
    }

    /// <summary>
    /// Keeps all threads of a process, and those that they start, on one processor, or on any that this program may use. Where the
    /// system refuses, they run where they may.
    /// </summary>
    /// <param name="processor">Its number; null for any.</param>
    public static void Keep(int process, int? processor)
    {
        var mask = new byte[Most / 8];
        foreach (var one in processor is { } only ? [only] : Usable())
            mask[one / 8] |= (byte)(1 << one % 8);
        var kept = new HashSet<int>();
        for (var look = 0; look < MostLooks; look++)
        {
            var found = ThreadsOf(process).Where(kept.Add).ToList();
            if (found.Count == 0)
                return;
            foreach (var thread in found)
                _ = SetAffinity(thread, mask.Length, mask);
        }
    }

    private static IReadOnlyList<int> ThreadsOf(int process)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{process}/task").Select(t => int.Parse(Path.GetFileName(t), CultureInfo.InvariantCulture))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended.
            return [];
        }
    }

    [DllImport("libc", EntryPoint = "sched_getaffinity")]
    private static extern int GetAffinity(int thread, nint size, [Out] byte[] mask);

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    private static extern int SetAffinity(int thread, nint size, [In] byte[] mask);
}
