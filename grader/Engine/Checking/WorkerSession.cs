using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Contracts.Wire;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Checking;

/// <summary>
/// A submission's calls, over as many worker processes as it takes: one that died or was killed is replaced for the
/// next call. What the student's code does is an outcome; only our own faults are thrown.
/// </summary>
public sealed class WorkerSession(WarmWorkers workers, CompileResponse compiled, Limits limits, TimeProvider time) : IAsyncDisposable
{
    private WarmWorker? current;
    private CallOutcome? deadOnLoading;
    private SandboxException? tooBusy;
    private int number;

    private readonly List<PrintedText> printed = [];

    /// <summary>What the processes that have ended printed.</summary>
    public IReadOnlyList<PrintedText> Printed => printed;

    /// <summary>The process that has been loaded and lives; null between two.</summary>
    public SandboxedProcess? Process => current?.Process;

    /// <summary>CPU time and peak memory of all processes so far.</summary>
    public (TimeSpan Cpu, long PeakMemory) Usage { get; private set; }

    /// <summary>How long the processes stood ready without a processor, of calls that took longer than a moment.</summary>
    public TimeSpan Starved { get; private set; }

    /// <exception cref="SandboxException">No worker could be started or loaded, or the machine is too busy, now and for the rest of the session: ours.</exception>
    public async Task<CallOutcome> CallAsync(Call call, TimeSpan limit, CancellationToken cancellation)
    {
        if (tooBusy is not null)
            throw tooBusy;
        if (deadOnLoading is not null)
            return deadOnLoading;
        try
        {
            if (current is null && await LoadAsync(cancellation) is { } outcome)
                return deadOnLoading = outcome;
            var sent = time.GetTimestamp();
            var request = new WorkerRequest.Invoke(++number, call);
            return await AskAsync(request, limit, cancellation) switch
            {
                (WorkerReply.Returned(var n, var value, var evidence), _) when n == number =>
                    new CallOutcome.Returned(value, evidence, time.GetElapsedTime(sent)),
                (WorkerReply.Threw(var n, var exception, var message, var location, var endsProcess), _) when n == number =>
                    new CallOutcome.Threw(exception, message, location, endsProcess),
                ({ } other, _) => await RefuseAsync($"it answered {other.GetType().Name} out of turn"),
                (null, { } ending) => ending,
                (null, null) => throw new System.Diagnostics.UnreachableException("neither a reply nor an ending"),
            };
        }
        catch (OperationCanceledException)
        {
            await EndAsync();
            throw;
        }
    }

    private async Task<CallOutcome?> LoadAsync(CancellationToken cancellation)
    {
        current = await workers.TakeAsync(cancellation);
        var (reply, ending) = await AskAsync(new WorkerRequest.Load(compiled.Library, compiled.Symbols, compiled.Entry), limits.Call, cancellation);
        switch (reply)
        {
            case WorkerReply.Loaded:
                return null;
            case WorkerReply.LoadFailed(var reason):
                await EndAsync();
                throw new SandboxException($"the compiled submission could not be loaded: {reason}");
            case null:
                return ending;
            default:
                return await RefuseAsync($"it answered {reply.GetType().Name} to being loaded");
        }
    }

    /// <summary>The next reply, or how the process ended instead of replying.</summary>
    private async Task<(WorkerReply? Reply, CallOutcome? Ending)> AskAsync(WorkerRequest request, TimeSpan limit, CancellationToken cancellation)
    {
        var (process, frames) = current!;
        var exchange = ExchangeAsync(frames, request);
        try
        {
            var (payload, starved) = await exchange.WithinAsync(limit, process, before: null, time, cancellation);
            Starved += starved;
            if (payload is null)
                return (null, Ending(await EndAsync()));
            return (WorkerCodec.DecodeReply(payload), null);
        }
        catch (SandboxException e)
        {
            tooBusy = e;
            await EndAsync();
            throw;
        }
        catch (TimeoutException)
        {
            var exit = await EndAsync();
            if (exit?.Broken is { } broken)
                return (null, Broke(broken));
            WorkerEndings.Count("too-late");
            return (null, new CallOutcome.TimedOut(limit));
        }
        catch (ProtocolException e)
        {
            return (null, await RefuseAsync(e.Message));
        }
    }

    private static async Task<byte[]?> ExchangeAsync(FrameClient frames, WorkerRequest request)
    {
        try
        {
            return await frames.ExchangeAsync(WorkerCodec.Encode(request));
        }
        catch (IOException)
        {
            return null;   // The pipe broke: the process is gone, and its exit says why.
        }
    }

    private async Task<CallOutcome> RefuseAsync(string reason)
    {
        await EndAsync();
        WorkerEndings.Count("protocol");
        return new CallOutcome.BrokeProtocol(reason);
    }

    private static CallOutcome Ending(ProcessExit? exit) => exit switch
    {
        { Broken: { } broken } => Broke(broken),
        { } => Died(exit),
        null => throw new System.Diagnostics.UnreachableException("no process has ended"),
    };

    private static CallOutcome.Died Died(ProcessExit exit)
    {
        WorkerEndings.Count("died");
        return new(exit.ExitCode, exit.LastWords);
    }

    private static CallOutcome.BrokeLimit Broke(BrokenLimit broken)
    {
        WorkerEndings.Count("limit");
        return new(broken.Limit, broken.Allowed, broken.Used);
    }

    private async Task<ProcessExit?> EndAsync()
    {
        if (current is not { } worker)
            return null;
        current = null;
        // The end of the stream comes a moment before the exit: who died by itself shall tell its own exit code.
        var exit = await Task.WhenAny(worker.Process.Exited, Task.Delay(TimeSpan.FromMilliseconds(200), time)) == worker.Process.Exited
            ? await worker.Process.Exited
            : await worker.Process.KillAsync();
        await KeepAsync(worker, exit);
        return exit;
    }

    public async ValueTask DisposeAsync()
    {
        if (current is not { } worker)
            return;
        current = null;
        var exit = await worker.Process.KillAsync();
        await KeepAsync(worker, exit);
    }

    /// <summary>What is left of a process that has ended.</summary>
    private async Task KeepAsync(WarmWorker worker, ProcessExit exit)
    {
        Usage = (Usage.Cpu + exit.Cpu, Math.Max(Usage.PeakMemory, exit.PeakMemory));
        if (PrintedText.Of(exit.LastWords, worker.Process.Printed) is { } text)
            printed.Add(text);
        await worker.Process.DisposeAsync();
    }
}
