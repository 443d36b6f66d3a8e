using Autograder.Contracts;
using Autograder.Engine.Checking;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Timing;

/// <summary>
/// The two processes of a timing: one with the student's code and the rival's, one with the rival's alone. They serve as long as
/// nothing odd happens in them.
/// </summary>
/// <param name="processor">Where they are measured, by its number; null for anywhere.</param>
internal sealed class Bench(WarmWorkers workers, WorkerRequest.Load student, WorkerRequest.Load rival, int? processor, TimeProvider time) : IAsyncDisposable
{
    private TimedWorker? beside, clean;

    public int? Processor => processor;

    /// <summary>The processes, started where they are missing or have ended; or why the student's does not start.</summary>
    /// <exception cref="SandboxException">The clean one could not be started: ours.</exception>
    public async Task<(IBlockRunner Beside, IBlockRunner Clean, string? Unready)> ReadyAsync(CancellationToken cancellation)
    {
        if (beside is { IsAlive: true } && clean is { IsAlive: true })
            return (beside, clean, null);
        // Also one that was left alone, because the other did not start.
        await ClearAsync();
        var (starting, startingClean) = (StartAsync(student, cancellation), StartAsync(rival, cancellation));
        try
        {
            clean = await startingClean;
        }
        finally
        {
            // Never left running alone, whatever became of the other.
            beside = await Started(starting);
        }
        return beside is not null ? (beside, clean, null) : (clean, clean, starting.Exception!.InnerException!.Message);
    }

    /// <summary>Ends both, so that the next measurement has fresh ones.</summary>
    public async Task ClearAsync()
    {
        foreach (var worker in new[] { beside, clean })
            if (worker is not null)
                await worker.DisposeAsync();
        (beside, clean) = (null, null);
    }

    public async ValueTask DisposeAsync() => await ClearAsync();

    private Task<TimedWorker> StartAsync(WorkerRequest.Load tested, CancellationToken cancellation) =>
        TimedWorker.StartAsync(workers, new(tested, rival), time, cancellation);

    private static async Task<TimedWorker?> Started(Task<TimedWorker> starting)
    {
        try
        {
            return await starting;
        }
        catch (SandboxException)
        {
            return null;
        }
    }
}
