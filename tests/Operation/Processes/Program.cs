using System.Diagnostics;
using System.Text;
using Autograder.App.Tests;

namespace Autograder.Operation.Tests.Processes;

/// <summary>The real executable as a process of its own, which may be killed as a power cut would.</summary>
internal sealed class Program : IAsyncDisposable
{
    private readonly StringBuilder said = new();
    private readonly Process process;

    private Program(Process process)
    {
        this.process = process;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>All that it has written.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    public static Program Start(params string[] arguments) => Start([], arguments);

    /// <param name="around">A command that runs it, such as one that gives it another view of the files.</param>
    public static Program Start(string[] around, params string[] arguments)
    {
        string[] command = [.. around, "dotnet", CommandLine.Executable, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true };
        // The tests' own, which would be settings here.
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("AUTOGRADER_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        return new(Process.Start(start)!);
    }

    /// <summary>The same to its end.</summary>
    public static async Task<Program> RunAsync(string[] around, params string[] arguments)
    {
        var program = Start(around, arguments);
        await program.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return program;
    }

    /// <summary>A key of the only course.</summary>
    public static async Task<string> KeyAsync(params string[] where)
    {
        await using var command = await RunAsync([], ["key", "create", "--scopes", "submit,read,regrade,manage", .. where]);
        return command.Said.Split((char[])[' ', '\n', '\r']).FirstOrDefault(w => w.StartsWith("ag_", StringComparison.Ordinal))
            ?? throw new InvalidOperationException(command.Said);
    }

    /// <summary>Ends it without a word; its children end by themselves.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: false);
        await process.WaitForExitAsync();
    }

    private void Keep(object _, DataReceivedEventArgs line)
    {
        lock (said)
            said.AppendLine(line.Data);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }
}
