using System.ComponentModel;
using System.Diagnostics;
using Autograder.Authoring;

namespace Autograder.Engine.Sandbox;

/// <summary>
/// No sandbox: a plain child process that may do whatever this one may. For code that one trusts, one's own. It is still
/// drained, watched from outside and killed.
/// </summary>
public sealed class UnconfinedSandbox(ChildPrograms programs, TimeProvider? clock = null) : ISandbox
{
    private readonly DotnetHost dotnet = DotnetHost.Find();

    public string Name => "none";

    public Task<SandboxedProcess> StartAsync(ChildProgram program, Limits limits, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        // setsid gives the child a session of its own, by which all that it starts is found again.
        var start = new ProcessStartInfo("setsid", [dotnet.Executable, programs.AssemblyOf(program)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in ChildEnvironment.Of(dotnet.Root))
            start.Environment[name] = value;
        try
        {
            var process = Process.Start(start) ?? throw new UnreachableException("no process was started");
            return Task.FromResult<SandboxedProcess>(
                new WatchedProcess(process, new SessionTree(process.Id), Watch.Over(program, limits), clock ?? TimeProvider.System));
        }
        catch (Win32Exception e)
        {
            throw new SandboxException($"{programs.AssemblyOf(program)} could not be started: {e.Message}", e);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
