using System.Globalization;

namespace Autograder.Engine.Sandbox;

/// <summary>What the kernel offers by itself.</summary>
internal static class KernelRows
{
    private static readonly Version oldest = new(5, 4), countsThreadsByNamespace = new(5, 14);

    public static DoctorRow Version(IMachine machine)
    {
        const string Name = "kernel";
        var text = machine.Read("/proc/sys/kernel/osrelease")?.Trim() ?? "unknown";
        var numbers = text.Split('.', '-');
        if (numbers.Length < 2 || !Number(numbers[0], out var major) || !Number(numbers[1], out var minor))
            return new(Name, DoctorState.Limited, text, "Its version could not be read; 5.14 or newer is tested.");
        var version = new Version(major, minor);
        if (version < oldest)
            return new(Name, DoctorState.Missing, text, $"{oldest} or newer is needed, to end processes by handle.", "sudo apt-get dist-upgrade");
        return version < countsThreadsByNamespace
            ? new(Name, DoctorState.Limited, text,
                $"Before {countsThreadsByNamespace} the limit of threads counts all processes of the account: grade with few workers at a time.")
            : new(Name, DoctorState.Ok, text, "Threads are counted for each sandbox by itself.");
    }

    public static DoctorRow Seccomp(IMachine machine)
    {
        const string Name = "seccomp filters";
        var actions = machine.Read("/proc/sys/kernel/seccomp/actions_avail")?.Trim() ?? "";
        return actions.Contains("errno", StringComparison.Ordinal) && actions.Contains("kill_process", StringComparison.Ordinal)
            ? new(Name, DoctorState.Ok, actions, "Only the system calls that .NET and libtorch need are allowed.")
            : new(Name, DoctorState.Missing, actions.Length == 0 ? "none" : actions,
                "The kernel was built without CONFIG_SECCOMP_FILTER. A distribution's own kernel has it.");
    }

    /// <summary>Optional: the kernel's limits on one process and the watch from outside do without it.</summary>
    public static DoctorRow ControlGroups(IMachine machine)
    {
        const string Name = "control group";
        var own = machine.Read("/proc/self/cgroup")?.Split('\n').FirstOrDefault(line => line.StartsWith("0::", StringComparison.Ordinal))?[3..];
        var controllers = own is null ? null : machine.Read($"/sys/fs/cgroup{own.TrimEnd('/')}/cgroup.controllers")?.Trim();
        return controllers is not null && controllers.Contains("memory", StringComparison.Ordinal) && controllers.Contains("pids", StringComparison.Ordinal)
            ? new(Name, DoctorState.Ok, $"version 2 with {controllers}", "The service's unit may cap all workers together with MemoryMax= and TasksMax=.")
            : new(Name, DoctorState.Limited, own is null ? "no version 2" : "version 2 without memory and pids",
                "Every worker has its own limits, but all workers together are capped by their number alone.",
                "systemd-run --user --scope -p Delegate=yes -p MemoryMax=8G autograder serve");
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
