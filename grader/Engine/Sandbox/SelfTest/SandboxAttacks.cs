// Compiled and run by the grader at its start, as a submission is. Each member tries one way out and returns how far it
// came: 0 is nowhere.
using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

public static class SandboxAttacks
{
    public static Tensor ReadsFilesOfTheHost(Tensor x) =>
        Count(new[] { "/etc/passwd", "/etc/hosts", "/root", "/home", "/usr", "/var", "/sys" }.Where(Path.Exists));

    public static Tensor SeesOtherProcesses(Tensor x) =>
        Count(Directory.EnumerateDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)).Skip(1));

    public static Tensor InheritsFiles(Tensor x) =>
        Count(Directory.EnumerateFileSystemEntries("/proc/self/fd").Select(f => new FileInfo(f).LinkTarget ?? "")
            .Where(target => target.StartsWith('/') && !new[] { "/app/", "/dotnet/", "/lib/", "/dev/", "/proc/" }.Any(target.StartsWith)
                || target.StartsWith("socket:")));

    public static Tensor InheritsVariables(Tensor x) =>
        Count(Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => !new[] { "DOTNET_", "HOME", "LANG", "MKL_", "OMP_", "PWD", "TMPDIR" }.Any(name.StartsWith)));

    public static Tensor ChangesPrograms(Tensor x) =>
        Count(new[] { "/app/worker/x", "/dotnet/x", "/lib/x", "/x", "/dev/x" }.Where(path => Works(() => File.WriteAllText(path, "x"))));

    public static Tensor OpensSockets(Tensor x) =>
        Count(new[] { AddressFamily.InterNetwork, AddressFamily.InterNetworkV6, AddressFamily.Unix }
            .Where(family => Works(() => new Socket(family, SocketType.Stream, ProtocolType.Unspecified).Dispose())));

    // socket (netlink), fork, execve, kill, ptrace, setuid, chroot, mount, unshare, process_vm_readv, memfd_create, bpf,
    // userfaultfd, io_uring_setup: an attempt that fails for what it was given has come through as well.
    public static Tensor MakesForbiddenCalls(Tensor x) =>
        Count(new (long Number, long A)[] { (41, 16), (57, 0), (59, 0), (62, 0), (101, 0), (105, 0), (161, 0), (165, 0), (272, 0x10000000), (310, 1), (319, 0), (321, 0), (323, 0), (425, 1) }
            .Where(call => SystemCall(call.Number, call.A, 0, 0, 0, 0, 0) != -1 || Marshal.GetLastPInvokeError() != NotPermitted));

    public static Tensor HasRights(Tensor x)
    {
        var status = File.ReadAllLines("/proc/self/status").ToDictionary(line => line.Split(':')[0], line => line.Split(':')[1].Trim());
        var locked = new (string Name, string Value)[]
        {
            ("CapEff", "0000000000000000"), ("CapPrm", "0000000000000000"), ("CapBnd", "0000000000000000"),
            ("NoNewPrivs", "1"), ("Seccomp", "2"), ("NSpid", "1"),
        };
        return Count(locked.Where(l => status[l.Name] != l.Value));
    }

    public static Tensor LacksLimits(Tensor x)
    {
        var lines = File.ReadAllLines("/proc/self/limits");
        var limited = new[] { "Max cpu time", "Max file size", "Max data size", "Max core file size", "Max processes", "Max open files" };
        return Count(limited.Where(name => lines.Single(l => l.StartsWith(name)).Contains("unlimited")));
    }

    public static Tensor TakesMemory(Tensor x)
    {
        var taken = new byte[64][];
        return Count(new[] { 1 }.Where(_ => Works(() =>
        {
            for (var i = 0; i < taken.Length; i++)
                Array.Fill(taken[i] = new byte[1 << 26], (byte)1);
        })));
    }

    public static Tensor SharesMemory(Tensor x) =>
        Count(new[] { 0x21L, 0x23L }.Where(flags => SystemCall(9, 0, 1 << 20, 3, flags, -1, 0) != -1));

    private const int NotPermitted = 1;

    private static Tensor Count<T>(System.Collections.Generic.IEnumerable<T> found) => tensor((double)found.Count());

    private static bool Works(Action attempt)
    {
        try
        {
            attempt();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern long SystemCall(long number, long a, long b, long c, long d, long e, long f);
}
