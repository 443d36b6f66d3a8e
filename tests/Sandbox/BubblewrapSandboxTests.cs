using System.Globalization;
using Autograder.Authoring;
using Autograder.Engine.Sandbox;

namespace Autograder.Sandbox.Tests;

public sealed class BubblewrapSandboxTests(ProbeSandbox fixture) : IClassFixture<ProbeSandbox>
{
    [Fact]
    public async Task Torch_BehindBothLocks_Computes()
    {
        await using var probe = await StartAsync();
        Assert.Equal("2 4 5", await probe.DoAsync("torch"));
    }

    [Theory]
    [InlineData("read /etc/passwd", "DirectoryNotFoundException")]
    [InlineData("list /home", "DirectoryNotFoundException")]
    [InlineData("write /app/worker/x 1", "IOException: Read-only file system")]
    [InlineData("write /x 1", "IOException: Read-only file system")]
    [InlineData("write /dev/x 1", "IOException: Read-only file system")]
    [InlineData("write /dev/shm/x 1", "IOException: No space left")]
    [InlineData("write /tmp/x 100", "ArgumentOutOfRangeException: Specified file length was too large")]
    [InlineData("connect 127.0.0.1 22", "SocketException: Permission denied")]
    [InlineData("connect 1.1.1.1 80", "SocketException: Permission denied")]
    [InlineData("start /dotnet/dotnet", "Win32Exception: An error occurred trying to start process '/dotnet/dotnet' with working directory '/tmp'. Operation not permitted")]
    [InlineData("threads 200", "OutOfMemoryException")]
    [InlineData("open 300", "IOException: Too many open files")]
    [InlineData("shared 10", "error 12")]
    public async Task Deed_BehindBothLocks_IsRefused(string deed, string refusal)
    {
        await using var probe = await StartAsync();
        Assert.StartsWith(refusal, await probe.DoAsync(deed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("socket", "syscall 41 1 1 0", 1)]
    [InlineData("socketpair", "syscall 53 1 1 0 0", 1)]
    [InlineData("clone, a new user namespace", "syscall 56 268435456", 1)]
    [InlineData("fork", "syscall 57", 1)]
    [InlineData("execve", "syscall 59 0 0 0", 1)]
    [InlineData("kill", "syscall 62 1 0", 1)]
    [InlineData("shmget", "syscall 29 0 4096 512", 1)]
    [InlineData("ptrace", "syscall 101 0 0 0", 1)]
    [InlineData("setuid", "syscall 105 0", 1)]
    [InlineData("prctl, death signal", "syscall 157 1 0", 1)]
    [InlineData("setrlimit", "syscall 160 7 0", 1)]
    [InlineData("chroot", "syscall 161 0", 1)]
    [InlineData("mount", "syscall 165 0 0 0 0 0", 1)]
    [InlineData("keyctl", "syscall 250 0 0 0 0", 1)]
    [InlineData("unshare", "syscall 272 268435456", 1)]
    [InlineData("perf_event_open", "syscall 298 0 0 0 0 0", 1)]
    [InlineData("setns", "syscall 308 0 0", 1)]
    [InlineData("process_vm_readv", "syscall 310 1 0 0 0 0 0", 1)]
    [InlineData("prlimit64, a new limit", "syscall 302 0 7 4096 0", 1)]
    [InlineData("seccomp", "syscall 317 0 0 0", 1)]
    [InlineData("memfd_create", "syscall 319 0 0", 1)]
    [InlineData("bpf", "syscall 321 0 0 0", 1)]
    [InlineData("userfaultfd", "syscall 323 0", 1)]
    [InlineData("io_uring_setup", "syscall 425 1 0", 1)]
    [InlineData("pidfd_open", "syscall 434 1 0", 1)]
    [InlineData("clone3", "syscall 435 0 0", 38)]
    [InlineData("mount_setattr", "syscall 442 0 0 0 0 0", 1)]
    public async Task SystemCall_BehindBothLocks_IsRefused(string name, string deed, int errorNumber)
    {
        Assert.NotEmpty(name);
        await using var probe = await StartAsync();
        Assert.Equal($"error {errorNumber}", await probe.DoAsync(deed));
    }

    [Fact]
    public async Task X32Call_BehindBothLocks_KillsTheProcess()
    {
        await using var probe = await StartAsync();
        Assert.Null(await probe.DoAsync($"syscall {0x40000000 + 39}"));
        Assert.Equal(128 + 31, (await probe.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Surroundings_SeenFromInside_AreBare()
    {
        await using var probe = await StartAsync();
        Assert.Equal("/app /dev /dotnet /lib /lib64 /proc /tmp", await probe.DoAsync("list /"));
        Assert.Equal("/app/worker", await probe.DoAsync("list /app"));
        Assert.Equal(["DOTNET_", "HOME=", "LANG=", "MKL_", "OMP_", "PWD=", "TMPDIR="],
            (await probe.DoAsync("environment"))!.Split(' ').Select(v => v[..(v.IndexOfAny(['=', '_']) + 1)]).Distinct());
        Assert.All((await probe.DoAsync("fds"))!.Split(' '), f => Assert.Matches("^(pipe:|/dotnet/|/app/|/dev/urandom$|/proc/1/fd$)", f));
        var status = await probe.DoAsync("cat /proc/self/status");
        foreach (var expected in new[] { "NSpid:\t1|", "CapEff:\t0000000000000000|", "CapBnd:\t0000000000000000|", "NoNewPrivs:\t1|", "Seccomp_filters:\t2|", "Uid:\t65534\t65534" })
            Assert.Contains(expected, status, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spin", "CPU time", "2 s")]
    [InlineData("sleep", "time", "1 s")]
    [InlineData("print 20", "printed output", "8 MB")]
    [InlineData("answer 100", "size of all results", "64 MB")]
    public async Task Limit_Broken_IsNamed(string deed, string limit, string allowed)
    {
        // Wall time is short only where it is what must break: the machine may be busy.
        var wall = TimeSpan.FromSeconds(deed == "sleep" ? 1 : 60);
        await using var probe = await StartAsync(new() { WorkerCpu = TimeSpan.FromSeconds(2), Submission = wall });
        await probe.DoAsync(deed);
        var exit = await probe.EndAsync();
        Assert.Equal(new BrokenLimit(limit, allowed, $"more than {allowed}"), exit.Broken);
        Assert.NotEqual(0, exit.ExitCode);
    }

    // Memory ends in an exception where there is enough left to make one, else in the end of the process.
    [Theory]
    [InlineData("managed 1000")]
    [InlineData("native 1000")]
    [InlineData("tensors 1000")]
    public async Task Memory_Exhausted_IsAnExceptionOrTheBrokenLimit(string deed)
    {
        await using var probe = await StartAsync();
        if (await probe.DoAsync(deed) is { } answer)
            Assert.Matches("^OutOfMemoryException|DefaultCPUAllocator: not enough memory|DefaultCPUAllocator: can.t allocate memory", answer);
        else if (await probe.EndAsync() is var exit && exit.Broken is { } broken)
            Assert.Equal(new BrokenLimit("memory", "700 MB", "more than 700 MB"), broken);
        else
            // The runtime itself was who got none, and the last look at it was too old a one to say so.
            Assert.True(exit.ExitCode is 134 or 139, $"exit code {exit.ExitCode}, last words {exit.LastWords}");
        Assert.InRange(probe.Process.Usage.PeakMemory, 100L << 20, 1000L << 20);
    }

    [Theory]
    [InlineData("exit 7", 7, "")]
    [InlineData("failfast", 139, "on purpose")]
    [InlineData("throw spoken-last", 139, "spoken-last")]
    public async Task Probe_EndingItself_LeavesItsExitCodeAndLastWords(string deed, int exitCode, string lastWords)
    {
        await using var probe = await StartAsync();
        Assert.Null(await probe.DoAsync(deed));
        var exit = await probe.EndAsync();
        Assert.Equal((exitCode, null), (exit.ExitCode, exit.Broken));
        Assert.Contains(lastWords, exit.LastWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_WhileItSpins_LeavesNoProcess()
    {
        var probe = await StartAsync();
        _ = probe.DoAsync("spin");
        Assert.NotEmpty(ChildrenOfThisProcess());
        await probe.DisposeAsync();
        Assert.DoesNotContain(ChildrenOfThisProcess(), name => name is "bwrap" or "dotnet");
    }

    [Fact]
    public async Task Starting_FromAThreadThatEnds_LeavesTheProcessAlive()
    {
        ProbeSession? probe = null;
        var thread = new Thread(() => probe = StartAsync().GetAwaiter().GetResult());
        thread.Start();
        thread.Join();
        await using (probe)
            Assert.Equal("pong", await probe!.DoAsync("ping"));
    }

    [Fact]
    public async Task Usage_WhileItSpins_Grows()
    {
        await using var probe = await StartAsync(new() { WorkerCpu = TimeSpan.FromSeconds(2) });
        var before = probe.Process.Usage.Cpu;
        _ = probe.DoAsync("spin");
        await probe.EndAsync();
        Assert.InRange(probe.Process.Usage.Cpu - before, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3));
        Assert.InRange(probe.Process.Usage.PeakMemory, 50L << 20, 700L << 20);
    }

    [Fact]
    public async Task KeepOn_OfAProcessor_KeepsEveryThreadThereUntilFreed()
    {
        await using var probe = await StartAsync();
        var usable = Processors.Usable();
        Assert.NotEmpty(usable);
        var anywhere = await probe.DoAsync("processors");
        foreach (var processor in usable)
        {
            probe.Process.KeepOn(processor);
            Assert.Equal(processor.ToString(CultureInfo.InvariantCulture), await probe.DoAsync("processors"));
        }
        probe.Process.KeepOn(null);
        Assert.Equal(anywhere, await probe.DoAsync("processors"));
    }

    private Task<ProbeSession> StartAsync(Limits? limits = null) => ProbeSession.StartAsync(fixture.Sandbox, limits ?? new());

    private static List<string> ChildrenOfThisProcess() =>
        [.. Directory.EnumerateDirectories($"/proc/{Environment.ProcessId}/task")
            .SelectMany(task => File.ReadAllText($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => File.Exists($"/proc/{child}/comm") ? File.ReadAllText($"/proc/{child}/comm").Trim() : "")];
}

/// <summary>One sandbox of probes for a class of tests.</summary>
public sealed class ProbeSandbox : IAsyncDisposable
{
    internal BubblewrapSandbox Sandbox { get; } = new(ProbeSession.Programs);

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}
