using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Autograder.Authoring;
using Autograder.Engine.Sandbox.Bubblewrap;

namespace Autograder.Engine.Sandbox;

/// <summary>
/// The sandbox for strangers' code: namespaces of its own by bubblewrap, a list of allowed system calls, limits by the kernel,
/// a watch from outside, and the worker's second lock. See <c>README.md</c> beside this file.
/// </summary>
public sealed class BubblewrapSandbox : ISandbox
{
    private static readonly TimeSpan startLimit = TimeSpan.FromSeconds(30), startInterval = TimeSpan.FromMilliseconds(1);

    private readonly ChildPrograms programs;
    private readonly string parent;
    private readonly TimeProvider clock;
    private readonly byte[] firstLock;
    private readonly DotnetHost dotnet;
    private readonly IReadOnlyList<(string, string)> libraries;
    private readonly Lock gate = new();
    private Staging staging;

    /// <param name="stagingParent">Where programs are staged; best on the file system that they lie on.</param>
    /// <exception cref="SandboxException">The system is not Linux on x86-64, or the child programs or the system's libraries are not where they must be.</exception>
    public BubblewrapSandbox(ChildPrograms programs, string stagingParent = "/var/tmp", TimeProvider? clock = null)
        : this(programs, stagingParent, clock, FirstLock.Program()) { }

    internal BubblewrapSandbox(ChildPrograms programs, string stagingParent, TimeProvider? clock, byte[] firstLock)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64)
            throw new SandboxException($"The sandbox is for Linux on x86-64, not for {RuntimeInformation.RuntimeIdentifier}.");
        (this.programs, parent, this.clock, this.firstLock) = (programs, stagingParent, clock ?? TimeProvider.System, firstLock);
        dotnet = DotnetHost.Find();
        libraries = SystemLibraries.Find();
        staging = Staging.Create(programs, firstLock, parent);
    }

    public string Name => "bubblewrap";

    public async Task<SandboxedProcess> StartAsync(ChildProgram program, Limits limits, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var process = await LaunchAsync(program, limits);
        try
        {
            var tree = await HandedOverAsync(process, cancellation);
            SchedulingGroup.Set(tree.Observed, BubblewrapCommand.Niceness);
            return new WatchedProcess(process, tree, Watch.Over(program, limits), clock);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        staging.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Process> LaunchAsync(ChildProgram program, Limits limits)
    {
        var line = new BubblewrapCommand(Staged().Programs, dotnet, libraries, Staged().Filter).Line(program, limits);
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        // bubblewrap itself needs a path to be found by, and nothing else.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        try
        {
            return await Launcher.StartAsync(start);
        }
        catch (Win32Exception e)
        {
            throw new SandboxException($"{line[0]} could not be started: {e.Message}. `autograder doctor` says what is missing.", e);
        }
    }

    /// <summary>Waits until bubblewrap has locked everything and handed over to the child program.</summary>
    private async Task<NamespaceTree> HandedOverAsync(Process process, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            if (NamespaceTree.Find(process.Id) is { } tree)
                return tree;
            if (process.HasExited)
                throw new SandboxException($"The sandbox did not start: {(await process.StandardError.ReadToEndAsync(cancellation)).Trim()} `autograder doctor` says what to do.");
            if (clock.GetElapsedTime(began) > startLimit)
                throw new SandboxException($"The sandbox did not start within {startLimit.TotalSeconds:0} s.");
            await Task.Delay(startInterval, clock, cancellation);
        }
    }

    private Staging Staged()
    {
        lock (gate)
        {
            if (!staging.IsWhole)
            {
                staging.Dispose();
                staging = Staging.Create(programs, firstLock, parent);
            }
            return staging;
        }
    }
}
