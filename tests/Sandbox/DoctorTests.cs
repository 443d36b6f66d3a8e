using System.Runtime.InteropServices;
using Autograder.Engine.Sandbox;

namespace Autograder.Sandbox.Tests;

public sealed class DoctorTests
{
    [Fact]
    public async Task ThisMachine_Examined_IsolatesStrangers()
    {
        var report = await Doctor.ExamineAsync(TestContext.Current.CancellationToken);
        Assert.True(report.IsolatesStrangers, string.Join('\n', report.Rows));
        Assert.Equal("This machine isolates strangers' code.", report.Summary);
    }

    [Fact]
    public async Task HealthyMachine_Examined_HasNothingToMend() =>
        Assert.DoesNotContain((await ExamineAsync(new())).Rows, row => row.State == DoctorState.Missing);

    [Theory]
    [InlineData("bubblewrap", "apt-get install bubblewrap")]
    [InlineData("setpriv", "apt-get install util-linux")]
    public async Task Program_NotInstalled_IsMissingWithTheCommand(string program, string command)
    {
        var report = await ExamineAsync(new() { NotInstalled = program == "bubblewrap" ? "bwrap" : program });
        AssertMissing(report, program, command);
    }

    [Fact]
    public async Task Bubblewrap_TooOld_IsMissing() =>
        AssertMissing(await ExamineAsync(new() { BubblewrapVersion = "bubblewrap 0.6.1" }), "bubblewrap", "apt-get install bubblewrap");

    [Theory]
    [InlineData("/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1", "bwrap-userns-restrict")]
    [InlineData("/proc/sys/kernel/unprivileged_userns_clone", "0", "kernel.unprivileged_userns_clone=1")]
    [InlineData("/proc/sys/user/max_user_namespaces", "0", "user.max_user_namespaces")]
    [InlineData("/.dockerenv", "", "docker run --security-opt seccomp=unconfined")]
    public async Task Namespaces_Refused_AreMissingForTheReasonFound(string path, string value, string command)
    {
        var machine = new Machine { Refusal = "bwrap: setting up uid map: Permission denied" };
        machine.Files[path] = value;
        var report = await ExamineAsync(machine);
        AssertMissing(report, "user namespaces", command);
        Assert.Contains("setting up uid map: Permission denied", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnProc_RefusedInAContainer_IsMissing()
    {
        var machine = new Machine { ProcRefusal = "bwrap: Can't mount proc on /newroot/proc: Operation not permitted" };
        machine.Files["/run/.containerenv"] = "";
        AssertMissing(await ExamineAsync(machine), "own /proc", "systempaths=unconfined");
    }

    [Fact]
    public async Task OlderKernel_Examined_IsLimitedAndAVeryOldOneMissing()
    {
        Assert.Equal(DoctorState.Limited, (await ExamineAsync(new() { Kernel = "5.10.0-30-amd64" })).Rows.Single(r => r.Name == "kernel").State);
        Assert.Equal(DoctorState.Missing, (await ExamineAsync(new() { Kernel = "4.19.0-27-amd64" })).Rows.Single(r => r.Name == "kernel").State);
        Assert.Equal(DoctorState.Ok, (await ExamineAsync(new() { Kernel = "6.8.0-45-generic" })).Rows.Single(r => r.Name == "kernel").State);
    }

    [Fact]
    public async Task Seccomp_NotBuiltIn_IsMissing()
    {
        var machine = new Machine();
        machine.Files.Remove("/proc/sys/kernel/seccomp/actions_avail");
        Assert.False((await ExamineAsync(machine)).IsolatesStrangers);
    }

    [Fact]
    public async Task OtherSystem_Examined_DoesNotIsolate()
    {
        Assert.False((await ExamineAsync(new() { IsLinux = false })).IsolatesStrangers);
        Assert.False((await ExamineAsync(new() { Architecture = Architecture.Arm64 })).IsolatesStrangers);
    }

    private static Task<DoctorReport> ExamineAsync(Machine machine) => Doctor.ExamineAsync(machine, TestContext.Current.CancellationToken);

    private static void AssertMissing(DoctorReport report, string name, string command)
    {
        var row = report.Rows.Single(r => r.Name == name);
        Assert.Equal(DoctorState.Missing, row.State);
        Assert.Contains(command, row.Mend, StringComparison.Ordinal);
        Assert.False(report.IsolatesStrangers);
    }

    private sealed class Machine : IMachine
    {
        public bool IsLinux { get; init; } = true;
        public Architecture Architecture { get; init; } = Architecture.X64;
        public bool IsRoot => true;
        public string? NotInstalled { get; init; }
        public string BubblewrapVersion { get; init; } = "bubblewrap 0.9.0";
        public string? Refusal { get; init; }
        public string? ProcRefusal { get; init; }
        public string Kernel { init => Files["/proc/sys/kernel/osrelease"] = value; }

        public Dictionary<string, string> Files { get; } = new()
        {
            ["/proc/sys/kernel/osrelease"] = "6.8.0-45-generic\n",
            ["/proc/sys/kernel/seccomp/actions_avail"] = "kill_process kill_thread trap errno user_notif trace log allow\n",
        };

        public string? Read(string path) => Files.GetValueOrDefault(path);

        public bool Exists(string path) => Files.ContainsKey(path);

        public bool HasCppVersion(string symbol, string version) => true;

        public Task<CommandResult?> RunAsync(IEnumerable<string> line, CancellationToken cancellation)
        {
            string[] words = [.. line];
            var refusal = words.Contains("--proc") ? ProcRefusal : Refusal;
            return Task.FromResult(words switch
            {
                _ when words.Contains(NotInstalled) => null,
                ["bwrap", "--version"] => new CommandResult(0, BubblewrapVersion, ""),
                ["setpriv", "--version"] => new CommandResult(0, "setpriv from util-linux 2.38.1", ""),
                _ => refusal is null ? new CommandResult(0, "", "") : new CommandResult(1, "", refusal),
            });
        }
    }
}
