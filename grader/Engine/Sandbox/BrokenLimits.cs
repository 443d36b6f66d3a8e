using System.Globalization;

namespace Autograder.Engine.Sandbox;

/// <summary>Tells from what was seen of a process which limit it broke, in words for a student.</summary>
internal static class BrokenLimits
{
    private const int SigKill = 128 + 9, SigXcpu = 128 + 24, SigXfsz = 128 + 25;

    // How the runtimes say that the kernel gave them no memory. std::bad_alloc is libstdc++'s, the next libtorch's,
    // the last two .NET's.
    private static readonly string[] outOfMemory =
        ["std::bad_alloc", "DefaultCPUAllocator: not enough memory", "DefaultCPUAllocator: can't allocate memory", "Out of memory", "OutOfMemoryException"];

    // How .NET's own code ends where it is the one that gets none; it ends so for other reasons too. A death without a word is
    // left alone: that may be nobody's fault, and is asked again.
    private static readonly string[] runtimeDying = ["'PAL_SEHException'", "Exception.ToString() failed"];

    private static readonly string[] outOfThreads = ["Failed to create a thread", "Insufficient resources to create thread", "pthread_create failed"];

    /// <summary>The first limit that a running process is over; null when it keeps them all.</summary>
    public static BrokenLimit? Find(ProcessUsage usage, TimeSpan sinceFirstRequest, long printed, Watch watch)
    {
        if (usage.Memory > watch.Memory + watch.MemoryMargin)
            return Memory(watch.Memory);
        if (sinceFirstRequest > watch.Wall)
            return new("time", Seconds(watch.Wall.Value), $"more than {Seconds(watch.Wall.Value)}");
        if (usage.Cpu > watch.Cpu)
            return Cpu(watch.Cpu.Value);
        if (printed > watch.Printed)
            return new("printed output", Bytes(watch.Printed), $"more than {Bytes(watch.Printed)}");
        return null;
    }

    public static BrokenLimit Answers(long allowed) => new("size of all results", Bytes(allowed), $"more than {Bytes(allowed)}");

    /// <summary>The limit of the kernel's that ended a process, where its end and its last words show it.</summary>
    public static BrokenLimit? Recognise(int exitCode, string lastWords, ProcessUsage usage, Watch watch)
    {
        if (exitCode == 0)
            return null;
        // Nobody but the kernel kills so without our knowing; the last look at the clock may be an old one on a busy machine.
        if (watch.Cpu is { } cpu && (exitCode == SigXcpu || (exitCode == SigKill && usage.Cpu > cpu / 2)))
            return Cpu(cpu);
        if (exitCode == SigXfsz)
            return new("size of a file", "the sandbox's limit for written files", "more than it");
        if (Says(outOfThreads))
            return new("threads", "the sandbox's limit for threads", "more than it");
        // The last look at the memory may be an old one.
        return Says(outOfMemory) || (Says(runtimeDying) && usage.Memory > watch.Memory / 4 * 3) ? Memory(watch.Memory) : null;

        bool Says(string[] phrases) => phrases.Any(phrase => lastWords.Contains(phrase, StringComparison.Ordinal));
    }

    private static BrokenLimit Memory(long allowed) => new("memory", Bytes(allowed), $"more than {Bytes(allowed)}");

    private static BrokenLimit Cpu(TimeSpan allowed) => new("CPU time", Seconds(allowed), $"more than {Seconds(allowed)}");

    private static string Bytes(long bytes) => bytes >= 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.#} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KB");

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.##} s");
}
