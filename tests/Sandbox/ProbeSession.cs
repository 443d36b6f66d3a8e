using Autograder.Authoring;
using Autograder.Engine.Sandbox;

namespace Autograder.Sandbox.Tests;

/// <summary>A probe in a sandbox, told deed by deed.</summary>
internal sealed class ProbeSession(SandboxedProcess process) : IAsyncDisposable
{
    // Far beyond what anything here takes; a test that reaches it has failed.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private readonly StreamReader output = new(process.Output);
    private readonly StreamWriter input = new(process.Input) { AutoFlush = true };

    public static ChildPrograms Programs { get; } =
        new(Path.Combine(AppContext.BaseDirectory, "probe"), Path.Combine(AppContext.BaseDirectory, "compiler"));

    public SandboxedProcess Process => process;

    public static async Task<ProbeSession> StartAsync(ISandbox sandbox, Limits limits, bool closed = true)
    {
        var session = new ProbeSession(await sandbox.StartAsync(ChildProgram.Worker, limits, TestContext.Current.CancellationToken));
        Assert.Equal("ready", await session.ReadAsync());
        Assert.Equal(closed ? "closed" : "open", await session.DoAsync(closed ? "close" : "open"));
        return session;
    }

    /// <returns>The answer; null when the process ended instead.</returns>
    public async Task<string?> DoAsync(string deed)
    {
        try
        {
            await input.WriteLineAsync(deed);
        }
        catch (IOException)
        {
            return null;
        }
        return await ReadAsync();
    }

    public Task<ProcessExit> EndAsync() => process.Exited.WaitAsync(patience, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private Task<string?> ReadAsync() => output.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(patience);
}
