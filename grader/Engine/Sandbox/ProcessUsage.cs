using System.Globalization;
using System.Runtime.InteropServices;

namespace Autograder.Engine.Sandbox;

/// <summary>What the kernel says about a running process.</summary>
/// <param name="Memory">Resident bytes that are its own: anonymous and shared memory, without mapped files.</param>
/// <param name="PeakResident">The most bytes that were resident, mapped files included.</param>
internal sealed record ProcessUsage(TimeSpan Cpu, long Memory, long PeakResident)
{
    public static ProcessUsage None { get; } = new(TimeSpan.Zero, 0, 0);

    /// <summary>Null when the process has ended.</summary>
    public static ProcessUsage? Of(int process)
    {
        try
        {
            var memory = File.ReadAllText($"/proc/{process}/status");
            if (!memory.Contains("VmRSS:", StringComparison.Ordinal))
                return null;
            return new(
                CpuOf(process) ?? TimeSpan.Zero,
                Field(memory, "RssAnon:") + Field(memory, "RssShmem:"),
                Field(memory, "VmHWM:"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>CPU time of all threads of a process, to the nanosecond; null when it has ended.</summary>
    public static TimeSpan? CpuOf(int process)
    {
        // clock_getcpuclockid: the complement of the number, shifted, and CPUCLOCK_SCHED.
        var clock = (~process << 3) | 2;
        return ReadClock(clock, out var time) == 0 ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0) : null;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpecification
    {
        public readonly long Seconds, Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, out TimeSpecification time);

    private static long Field(string status, string name)
    {
        var at = status.IndexOf(name, StringComparison.Ordinal);
        if (at < 0)
            return 0;
        var number = status.AsSpan(at + name.Length).TrimStart();
        return 1024 * long.Parse(number[..number.IndexOf(' ')], CultureInfo.InvariantCulture);
    }
}
