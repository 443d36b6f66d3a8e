using System.Globalization;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Contracts.Wire;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Compilation;

/// <summary>
/// Compiles one submission at a time in a child process that may crash or hang, and is then replaced. The process is
/// started at once, so that Roslyn is warm when the first submission comes.
/// </summary>
public sealed class CompileServer : IAsyncDisposable
{
    private const int LargestResponse = 32 << 20;

    // Room for a cold start on a busy machine; never a student's fault.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly ISandbox sandbox;
    private readonly Limits limits;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim one = new(1);
    private Task<Server> current;

    public CompileServer(ISandbox sandbox, Limits limits, TimeProvider? time = null)
    {
        this.sandbox = sandbox;
        this.limits = limits;
        this.time = time ?? TimeProvider.System;
        current = StartAsync();
    }

    private sealed record Server(SandboxedProcess Process, FrameStream Frames);

    /// <exception cref="SandboxException">The compiler could not be started or died without having been given work: ours.</exception>
    public async Task<CompilationOutcome> CompileAsync(CompileRequest request, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            return await CompileAloneAsync(request, cancellation);
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<CompilationOutcome> CompileAloneAsync(CompileRequest request, CancellationToken cancellation)
    {
        var server = await ReadyAsync(cancellation);
        var before = server.Process.Starvation;
        var compiling = Answer(server, request);
        try
        {
            var response = await compiling.WithinAsync(limits.Compilation, server.Process, before, time, cancellation);
            if (response is not null)
                return response.Library.Length <= limits.Assembly
                    ? new CompilationOutcome.Compiled(response)
                    : new CompilationOutcome.Refused(string.Create(CultureInfo.InvariantCulture,
                        $"The compiled submission has {response.Library.Length >> 10} KB; up to {limits.Assembly >> 10} KB are run."));
            var exit = await server.Process.Exited;
            Replace(server);
            return new CompilationOutcome.Refused(exit.Broken is { } broken
                ? $"Compiling used {broken.Used} of {broken.Limit}; {broken.Allowed} is allowed. Simplify the code that makes the compiler work so hard."
                : "The C# compiler itself crashed on this submission, as it does on very deeply nested code. Simplify it.");
        }
        catch (TimeoutException)
        {
            Replace(server);
            return new CompilationOutcome.Refused(string.Create(CultureInfo.InvariantCulture,
                $"Compiling took longer than {limits.Compilation.TotalSeconds:0.#} s and was stopped. Simplify the code that makes the compiler work so hard."));
        }
        catch (OperationCanceledException)
        {
            Replace(server);
            throw;
        }
        catch (ProtocolException e)
        {
            Replace(server);
            throw new SandboxException($"the compiler's answer could not be read: {e.Message}", e);
        }
    }

    /// <returns>null when the process ended instead of answering.</returns>
    private static async Task<CompileResponse?> Answer(Server server, CompileRequest request)
    {
        try
        {
            await server.Frames.WriteAsync(CompilerCodec.Encode(request));
            return await server.Frames.ReadAsync() is { } payload ? CompilerCodec.DecodeResponse(payload) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task<Server> ReadyAsync(CancellationToken cancellation)
    {
        // A process that ended while it waited is no student's doing; one fresh start is tried.
        var server = await Started(cancellation);
        if (!server.Process.Exited.IsCompleted)
            return server;
        Replace(server);
        return await Started(cancellation);
    }

    private async Task<Server> Started(CancellationToken cancellation)
    {
        if (current.IsFaulted)
            current = StartAsync();
        return await current.WaitAsync(cancellation);
    }

    private async Task<Server> StartAsync()
    {
        var process = await sandbox.StartAsync(ChildProgram.Compiler, limits, CancellationToken.None);
        var frames = new FrameStream(process.Output, process.Input, LargestResponse);
        try
        {
            if (await frames.ReadAsync().AsTask().WaitAsync(StartLimit, time) is not null)
                return new(process, frames);
            var exit = await process.Exited;
            throw new SandboxException($"the compiler ended at its start with exit code {exit.ExitCode}: {exit.LastWords}");
        }
        catch (Exception e) when (e is not SandboxException)
        {
            await process.DisposeAsync();
            throw new SandboxException($"the compiler did not start: {e.Message}", e);
        }
    }

    private void Replace(Server server)
    {
        current = StartAsync();
        // The old process is killed beside; nobody waits for it.
        _ = server.Process.DisposeAsync().AsTask();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (await current).Process.DisposeAsync();
        }
        catch (SandboxException)
        {
            // It never started; who asked it to compile has been told.
        }
        one.Dispose();
    }
}
