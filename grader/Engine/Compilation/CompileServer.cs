using System.Globalization;
using System.Threading.Channels;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Contracts.Wire;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Compilation;

/// <summary>
/// Compiles in child processes that may crash or hang, and are then replaced; each compiles one submission at a time. They
/// are started at once, so that Roslyn is warm when the first submission comes.
/// </summary>
public sealed class CompileServer : IAsyncDisposable
{
    private const int LargestResponse = 32 << 20;

    // Room for a cold start on a busy machine; never a student's fault.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly ISandbox sandbox;
    private readonly Limits limits;
    private readonly TimeProvider time;
    private readonly Channel<Seat> free = Channel.CreateUnbounded<Seat>();
    private readonly IReadOnlyList<Seat> seats;

    /// <param name="processes">With two, a submission that hangs the compiler or brings it down holds nobody up.</param>
    public CompileServer(ISandbox sandbox, Limits limits, TimeProvider? time = null, int processes = 1)
    {
        this.sandbox = sandbox;
        this.limits = limits;
        this.time = time ?? TimeProvider.System;
        seats = [.. Enumerable.Range(0, processes).Select(_ => new Seat(StartAsync()))];
        foreach (var seat in seats)
            free.Writer.TryWrite(seat);
    }

    private sealed record Server(SandboxedProcess Process, FrameClient Frames);

    /// <summary>The place of a process and of those that replace it.</summary>
    private sealed class Seat(Task<Server> server)
    {
        public Task<Server> Server { get; set; } = server;
    }

    /// <exception cref="SandboxException">The compiler could not be started or died without having been given work: ours.</exception>
    public async Task<CompilationOutcome> CompileAsync(CompileRequest request, CancellationToken cancellation)
    {
        var seat = await free.Reader.ReadAsync(cancellation);
        try
        {
            var server = await ReadyAsync(seat, cancellation);
            var before = server.Process.Usage.Cpu;
            var outcome = await CompileAloneAsync(seat, server, request, cancellation);
            var (cpu, memory) = server.Process.Usage;
            return outcome with { Cost = new(cpu - before, memory) };
        }
        finally
        {
            free.Writer.TryWrite(seat);
        }
    }

    private async Task<CompilationOutcome> CompileAloneAsync(Seat seat, Server server, CompileRequest request, CancellationToken cancellation)
    {
        var before = server.Process.Threads;
        var compiling = Answer(server, request);
        try
        {
            var (response, _) = await compiling.WithinAsync(limits.Compilation, server.Process, before, time, cancellation);
            if (response is not null)
                return response.Library.Length <= limits.Assembly
                    ? new CompilationOutcome.Compiled(response)
                    : new CompilationOutcome.Refused(string.Create(CultureInfo.InvariantCulture,
                        $"The compiled submission has {response.Library.Length >> 10} KB; up to {limits.Assembly >> 10} KB are run."));
            var exit = await server.Process.Exited;
            Replace(seat, server);
            return new CompilationOutcome.Refused(exit.Broken is { } broken
                ? $"Compiling used {broken.Used} of {broken.Limit}; {broken.Allowed} is allowed. Simplify the code that makes the compiler work so hard."
                : "The C# compiler itself crashed on this submission, as it does on very deeply nested code. Simplify it.");
        }
        catch (TimeoutException)
        {
            Replace(seat, server);
            return new CompilationOutcome.Refused(string.Create(CultureInfo.InvariantCulture,
                $"Compiling took longer than {limits.Compilation.TotalSeconds:0.#} s and was stopped. Simplify the code that makes the compiler work so hard."));
        }
        catch (Exception e) when (e is OperationCanceledException or SandboxException)
        {
            Replace(seat, server);
            throw;
        }
        catch (ProtocolException e)
        {
            Replace(seat, server);
            throw new SandboxException($"the compiler's answer could not be read: {e.Message}", e);
        }
    }

    /// <returns>null when the process ended instead of answering.</returns>
    private static async Task<CompileResponse?> Answer(Server server, CompileRequest request)
    {
        try
        {
            return await server.Frames.ExchangeAsync(CompilerCodec.Encode(request)) is { } payload ? CompilerCodec.DecodeResponse(payload) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task<Server> ReadyAsync(Seat seat, CancellationToken cancellation)
    {
        // A process that ended while it waited is no student's doing; one fresh start is tried.
        var server = await Started(seat, cancellation);
        if (!server.Process.Exited.IsCompleted)
            return server;
        Replace(seat, server);
        return await Started(seat, cancellation);
    }

    private async Task<Server> Started(Seat seat, CancellationToken cancellation)
    {
        if (seat.Server.IsFaulted)
            seat.Server = StartAsync();
        return await seat.Server.WaitAsync(cancellation);
    }

    private async Task<Server> StartAsync()
    {
        var process = await sandbox.StartAsync(ChildProgram.Compiler, limits, CancellationToken.None);
        var frames = new FrameClient(new(process.Output, process.Input, LargestResponse));
        try
        {
            if (await frames.ReadAsync().WaitAsync(StartLimit, time) is not null)
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

    private void Replace(Seat seat, Server server)
    {
        seat.Server = StartAsync();
        // The old process is killed beside; nobody waits for it.
        _ = server.Process.DisposeAsync().AsTask();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var seat in seats)
        {
            try
            {
                await (await seat.Server).Process.DisposeAsync();
            }
            catch (SandboxException)
            {
                // It never started; who asked it to compile has been told.
            }
        }
    }
}
