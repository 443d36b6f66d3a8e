using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Contracts.Wire;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Checking;

/// <summary>A worker process that has said it is ready and has been given nothing yet.</summary>
public sealed record WarmWorker(SandboxedProcess Process, FrameClient Frames);

/// <summary>
/// Starts workers in advance, since loading libtorch is nearly all that a grading waits for. A worker is handed out
/// once and never comes back: no two submissions share one.
/// </summary>
/// <param name="spares">How many wait ready at any time.</param>
/// <param name="refill">Whether one that was taken is replaced at once.</param>
public sealed class WarmWorkers(ISandbox sandbox, Limits limits, int spares, bool refill, TimeProvider? time = null) : IAsyncDisposable
{
    private const int FrameOverhead = 64 << 10;

    // Room for a cold start on a busy machine; never a student's fault.
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly Lock gate = new();
    private readonly Queue<Task<WarmWorker>> waiting = new();
    private bool disposed;

    /// <summary>Starts the spares.</summary>
    public void Fill()
    {
        lock (gate)
            while (!disposed && waiting.Count < spares)
                waiting.Enqueue(StartAsync());
    }

    /// <exception cref="SandboxException">No worker could be started: our fault or the machine's.</exception>
    public async Task<WarmWorker> TakeAsync(CancellationToken cancellation)
    {
        Task<WarmWorker>? next;
        lock (gate)
            waiting.TryDequeue(out next);
        if (refill)
            Fill();
        next ??= StartAsync();
        try
        {
            var worker = await next.WaitAsync(cancellation);
            if (!worker.Process.Exited.IsCompleted)
                return worker;
            await worker.Process.DisposeAsync();
            return await StartAsync();
        }
        catch (OperationCanceledException)
        {
            _ = next.ContinueWith(t => t.Result.Process.DisposeAsync().AsTask(), TaskContinuationOptions.OnlyOnRanToCompletion);
            throw;
        }
    }

    private async Task<WarmWorker> StartAsync()
    {
        var process = await sandbox.StartAsync(ChildProgram.Worker, limits, CancellationToken.None);
        var frames = new FrameClient(new(process.Output, process.Input, limits.Result + FrameOverhead));
        try
        {
            if (await frames.ReadAsync().WaitAsync(StartLimit, time) is { } payload
                && WorkerCodec.DecodeReply(payload) is WorkerReply.Ready)
                return new(process, frames);
            var exit = await process.KillAsync();
            throw new SandboxException($"a worker ended at its start with exit code {exit.ExitCode}: {exit.LastWords}");
        }
        catch (Exception e)
        {
            await process.DisposeAsync();
            throw e as SandboxException ?? new SandboxException($"a worker did not start: {e.Message}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<Task<WarmWorker>> left;
        lock (gate)
        {
            disposed = true;
            left = [.. waiting];
            waiting.Clear();
        }
        foreach (var worker in left)
        {
            try
            {
                await (await worker).Process.DisposeAsync();
            }
            catch (SandboxException)
            {
                // It never started, and nobody asked for it.
            }
        }
    }
}
