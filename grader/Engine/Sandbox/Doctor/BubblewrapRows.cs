using Autograder.Engine.Sandbox.Bubblewrap;

namespace Autograder.Engine.Sandbox;

/// <summary>bubblewrap, and whether it may make namespaces here: it is tried, and when it fails the usual reasons are looked for.</summary>
internal static class BubblewrapRows
{
    // --disable-userns and --size came with it.
    private static readonly Version oldest = new(0, 8, 0);

    public static async Task<IReadOnlyList<DoctorRow>> ExamineAsync(IMachine machine, CancellationToken cancellation)
    {
        var rows = new List<DoctorRow>();
        if (machine.IsRoot)
            rows.Add(await SetprivAsync(machine, cancellation));
        rows.Add(await VersionAsync(machine, cancellation));
        if (rows.Any(row => row.State == DoctorState.Missing))
            return rows;
        rows.Add(await TryAsync(machine, "user namespaces", [],
            "A sandbox has its own users, processes, files and network.", () => WhyNoNamespaces(machine), cancellation));
        if (rows[^1].State == DoctorState.Ok)
            rows.Add(await TryAsync(machine, "own /proc", ["--proc", "/proc"],
                ".NET needs /proc, and a sandbox sees only its own processes there.", () => WhyNoProc(machine), cancellation));
        return rows;
    }

    private static async Task<DoctorRow> SetprivAsync(IMachine machine, CancellationToken cancellation) =>
        await machine.RunAsync(["setpriv", "--version"], cancellation) is { ExitCode: 0, Output: var version }
            ? new("setpriv", DoctorState.Ok, version, "Started by root, a sandbox runs as nobody: the kernel does not hold root to its limits.")
            : new("setpriv", DoctorState.Missing, "not installed",
                "Root must become nobody first: the kernel does not hold root to its limits.", "sudo apt-get install util-linux");

    private static async Task<DoctorRow> VersionAsync(IMachine machine, CancellationToken cancellation)
    {
        const string Meaning = "It makes the namespaces that a sandbox is.";
        if (await machine.RunAsync(["bwrap", "--version"], cancellation) is not { ExitCode: 0, Output: var text })
            return new("bubblewrap", DoctorState.Missing, "not installed", Meaning, "sudo apt-get install bubblewrap");
        return Version.TryParse(text.Split(' ')[^1], out var version) && version >= oldest
            ? new("bubblewrap", DoctorState.Ok, text, Meaning)
            : new("bubblewrap", DoctorState.Missing, text, $"{oldest} or newer is needed. Debian 12 and Ubuntu 24.04 have it.", "sudo apt-get install bubblewrap");
    }

    private static async Task<DoctorRow> TryAsync(
        IMachine machine, string name, string[] options, string meaning, Func<(string Why, string? Mend)> explain, CancellationToken cancellation)
    {
        var tried = await machine.RunAsync(
            [.. Account.Prefix, "bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--ro-bind", "/", "/", .. options, "--", "/bin/true"],
            cancellation);
        if (tried is { ExitCode: 0 })
            return new(name, DoctorState.Ok, "tried, works", meaning);
        var (why, mend) = explain();
        return new(name, DoctorState.Missing, tried is null ? "could not be tried" : FirstLine(tried.Error), why, mend);
    }

    private static (string, string?) WhyNoNamespaces(IMachine machine)
    {
        if (Is("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1"))
            return ("AppArmor keeps ordinary programs from making user namespaces (Ubuntu 24.04 and newer, GitHub's runners). The profile that comes "
                + "with it lets bubblewrap; on a throw-away machine: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
                "sudo apt-get install apparmor-profiles && sudo ln -s /usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/ "
                + "&& sudo apparmor_parser --replace /etc/apparmor.d/bwrap-userns-restrict");
        if (Is("/proc/sys/kernel/unprivileged_userns_clone", "0"))
            return ("The kernel keeps ordinary accounts from making user namespaces.",
                "echo kernel.unprivileged_userns_clone=1 | sudo tee /etc/sysctl.d/90-sandbox.conf && sudo sysctl --system");
        if (Is("/proc/sys/user/max_user_namespaces", "0"))
            return ("The number of user namespaces is set to 0.",
                "echo user.max_user_namespaces=15000 | sudo tee /etc/sysctl.d/90-sandbox.conf && sudo sysctl --system");
        return InContainer(machine)
            ? ("A container's own filter refuses to make namespaces. Start the container with a filter that lets it.",
                "docker run --security-opt seccomp=unconfined --security-opt systempaths=unconfined …")
            : ("User namespaces could not be made, for a reason not known here: what bubblewrap said stands beside.", null);

        bool Is(string path, string value) => machine.Read(path)?.Trim() == value;
    }

    private static (string, string?) WhyNoProc(IMachine machine) => InContainer(machine)
        ? ("A container that hides parts of /proc keeps every other /proc from being mounted.",
            "docker run --security-opt seccomp=unconfined --security-opt systempaths=unconfined …")
        : ("A /proc of its own could not be mounted. Something is mounted over a part of /proc: see `findmnt --submounts /proc`.", null);

    private static bool InContainer(IMachine machine) => machine.Exists("/.dockerenv") || machine.Exists("/run/.containerenv")
        || machine.Read("/proc/1/environ")?.Contains("container=", StringComparison.Ordinal) == true;

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('.');
}
