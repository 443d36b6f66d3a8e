using System.Globalization;
using System.Runtime.InteropServices;
using Autograder.Seccomp;

namespace Autograder.Worker;

/// <summary>The worker's own second lock, closed before any student code runs. There is no way to open it again.</summary>
internal static class Confinement
{
    private const string Option = "--limit";

    // sys/resource.h
    private static readonly Dictionary<string, int> resources = new()
    {
        ["cpu"] = 0,
        ["file-size"] = 1,
        ["memory"] = 2,
        ["core"] = 4,
        ["threads"] = 6,
        ["open-files"] = 7,
    };

    /// <summary>
    /// Sets the limits given as <c>--limit name=value</c>, hard and soft alike, and refuses from now on, for all threads,
    /// the system calls that only the start needed. Without limits, outside a sandbox, it does nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">The lock did not close: student code must not run.</exception>
    public static void Close(string[] arguments)
    {
        var limits = Parse(arguments);
        if (limits.Count == 0)
            return;
        foreach (var (resource, value) in limits)
        {
            if (Native.SetLimit(resource, new(value, value)) != 0)
                throw Failed($"limit {resource} = {value}");
        }
        if (Native.Control(Native.SetNoNewPrivileges, 1, 0, 0, 0) != 0)
            throw Failed("no new privileges");
        Install(SecondLock.Program());
    }

    private static List<(int Resource, ulong Value)> Parse(string[] arguments)
    {
        var limits = new List<(int, ulong)>();
        for (var i = 0; i + 1 < arguments.Length; i++)
        {
            if (arguments[i] != Option)
                continue;
            var parts = arguments[++i].Split('=', 2);
            if (parts.Length != 2 || !resources.TryGetValue(parts[0], out var resource)
                || !ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                throw new InvalidOperationException($"{arguments[i]} is no limit");
            limits.Add((resource, value));
        }
        return limits;
    }

    private static unsafe void Install(byte[] filter)
    {
        fixed (byte* instructions = filter)
        {
            var program = new Native.FilterHeader((ushort)(filter.Length / 8), (nint)instructions);
            if (Native.SystemCall(Native.SeccompCall, Native.SetModeFilter, Native.AllThreads, (nint)(&program)) != 0)
                throw Failed("seccomp filter");
        }
    }

    private static InvalidOperationException Failed(string what) =>
        new($"the second lock did not close: {what}: error {Marshal.GetLastPInvokeError()}");

    private static class Native
    {
        public const int SetNoNewPrivileges = 38;
        public const long SeccompCall = 317, SetModeFilter = 1, AllThreads = 1;

        [StructLayout(LayoutKind.Sequential)]
        public readonly struct Limit(ulong soft, ulong hard)
        {
            public readonly ulong Soft = soft, Hard = hard;
        }

        /// <summary>struct sock_fprog.</summary>
        [StructLayout(LayoutKind.Sequential)]
        public readonly struct FilterHeader(ushort length, nint instructions)
        {
            public readonly ushort Length = length;
            public readonly nint Instructions = instructions;
        }

        [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
        public static extern int SetLimit(int resource, in Limit limit);

        [DllImport("libc", EntryPoint = "prctl", SetLastError = true)]
        public static extern int Control(int option, nuint a, nuint b, nuint c, nuint d);

        [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
        public static extern nint SystemCall(long number, long a, long b, nint c);
    }
}
