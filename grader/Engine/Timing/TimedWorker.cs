using System.Globalization;
using Autograder.Contracts;
using Autograder.Contracts.Wire;
using Autograder.Engine.Checking;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Timing;

/// <summary>
/// A worker process that runs blocks. Blocks are started and clocked here, outside: the clock is the kernel's, of all threads of
/// the process, which its code cannot reach.
/// </summary>
internal sealed class TimedWorker : IBlockRunner, IAsyncDisposable
{
    // Not a student's fault by itself: whoever is stopped by it is judged by the CPU time that was used.
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(10);

    private readonly WarmWorker worker;
    private readonly TimeProvider time;
    private int number;

    private TimedWorker(WarmWorker worker, TimeProvider time) => (this.worker, this.time) = (worker, time);

    public Activity Activity => new(Cpu, worker.Process.IsWorking);

    private TimeSpan Cpu => worker.Process.Usage.Cpu;

    /// <summary>CPU time and peak memory at the end.</summary>
    public (TimeSpan Cpu, long PeakMemory) Usage => worker.Process.Usage;

    /// <summary>Whether it can be given another block.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <exception cref="SandboxException">No worker could be started or loaded: ours, or code that ends its process at its start.</exception>
    public static async Task<TimedWorker> StartAsync(
        WarmWorkers workers, WorkerRequest.LoadBoth code, TimeProvider time, CancellationToken cancellation)
    {
        var timed = new TimedWorker(await workers.TakeAsync(cancellation), time);
        try
        {
            return await timed.AskAsync(code, cancellation) is WorkerReply.Loaded ? timed : throw new SandboxException("a worker could not load what is timed");
        }
        catch (Exception e)
        {
            await timed.DisposeAsync();
            throw e is ProtocolException or TimeoutException or IOException ? new SandboxException($"a worker could not load what is timed: {e.Message}", e) : e;
        }
    }

    public void KeepOn(int? processor) => worker.Process.KeepOn(processor);

    /// <exception cref="SandboxException">The machine is too busy to time anything.</exception>
    public async Task<BlockOutcome> RunAsync(Block block, ulong seed, double scale, bool tellsWaiting, CancellationToken cancellation)
    {
        var before = Cpu;
        try
        {
            var prepared = await AskAsync(new WorkerRequest.Prepare(++number, block), cancellation);
            if (prepared is null)
                return await EndedAsync();
            if (prepared is not WorkerReply.Prepared(var first) || first != number)
                return Forged(prepared);

            var threads = tellsWaiting ? worker.Process.Threads : ThreadTimes.None;
            var (cpu, wall) = (Cpu, time.GetTimestamp());
            var reply = await AskAsync(new WorkerRequest.Run(number, seed, scale), cancellation);
            var used = Cpu - cpu;
            var took = time.GetElapsedTime(wall);
            var waited = tellsWaiting ? worker.Process.Threads.WaitedSince(threads, took, used) : 0;
            return reply switch
            {
                WorkerReply.Ran(var n, var digests) when n == number && digests.Length == (block.IsDigested ? block.Count : 0) => new BlockOutcome.Ran(used, waited, digests),
                WorkerReply.Threw(var n, var exception, var message, _, _) when n == number => new BlockOutcome.Threw($"it threw {exception}: {message}"),
                null => await EndedAsync(),
                _ => Forged(reply),
            };
        }
        catch (TimeoutException)
        {
            IsAlive = false;
            var spent = Cpu - before;
            await worker.Process.KillAsync();
            return new BlockOutcome.TimedOut(limit, spent);
        }
        catch (SandboxException)
        {
            IsAlive = false;
            await worker.Process.KillAsync();
            throw;
        }
        catch (ProtocolException e)
        {
            IsAlive = false;
            return new BlockOutcome.Forged(e.Message);
        }
    }

    public ValueTask DisposeAsync() => worker.Process.DisposeAsync();

    /// <returns>null when the process has ended.</returns>
    private async Task<WorkerReply?> AskAsync(WorkerRequest request, CancellationToken cancellation)
    {
        var (payload, _) = await ExchangeAsync(request).WithinAsync(limit, worker.Process, before: null, time, cancellation);
        return payload is null ? null : WorkerCodec.DecodeReply(payload);
    }

    private async Task<byte[]?> ExchangeAsync(WorkerRequest request)
    {
        try
        {
            return await worker.Frames.ExchangeAsync(WorkerCodec.Encode(request));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task<BlockOutcome> EndedAsync()
    {
        IsAlive = false;
        var exit = await worker.Process.KillAsync();
        return new BlockOutcome.Ended(exit.Broken is { } broken
            ? $"it used {broken.Used} of {broken.Limit}"
            : string.Create(CultureInfo.InvariantCulture, $"its process ended with exit code {exit.ExitCode}"));
    }

    private BlockOutcome.Forged Forged(WorkerReply reply)
    {
        IsAlive = false;
        return new($"its process answered {reply.GetType().Name} out of turn");
    }
}
