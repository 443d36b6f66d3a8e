using System.Diagnostics;

namespace Autograder.Engine.Sandbox;

/// <summary>A started process under its watch: drained, bounded and killed.</summary>
internal sealed class WatchedProcess : SandboxedProcess
{
    // A process that left the pipe to somebody beyond the tree must not hold the grader up.
    private static readonly TimeSpan longestDrain = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly ProcessTree tree;
    private readonly Watch watch;
    private readonly TimeProvider clock;
    private readonly LastWords lastWords = new();
    private readonly Task drained;
    private readonly Task ended;
    private ProcessUsage usage = ProcessUsage.None;
    private BrokenLimit? broken;
    private long firstRequest;

    /// <param name="process">Started, with all three streams redirected; owned from here on.</param>
    public WatchedProcess(Process process, ProcessTree tree, Watch watch, TimeProvider clock)
    {
        (this.process, this.tree, this.watch, this.clock) = (process, tree, watch, clock);
        Input = new CountedStream(process.StandardInput.BaseStream, _ => Interlocked.CompareExchange(ref firstRequest, Math.Max(1, clock.GetTimestamp()), 0));
        Output = new CountedStream(process.StandardOutput.BaseStream, CountAnswered);
        drained = lastWords.DrainAsync(process.StandardError.BaseStream);
        ended = process.WaitForExitAsync();
        Exited = Task.Run(SuperviseAsync);
    }

    public override Stream Input { get; }

    public override Stream Output { get; }

    public override Task<ProcessExit> Exited { get; }

    public override (TimeSpan Cpu, long PeakMemory) Usage =>
        (ended.IsCompleted ? usage.Cpu : ProcessUsage.CpuOf(tree.Observed) ?? usage.Cpu, usage.PeakResident);

    public override bool IsWorking => !ended.IsCompleted && ThreadStates.IsAnyReady(tree.Observed);

    public override long Printed => lastWords.Total;

    public override string PrintedSince(long from) => lastWords.Since(from);

    public override ThreadTimes Threads => ended.IsCompleted ? ThreadTimes.None : ThreadTimes.Of(tree.Observed);

    public override void KeepOn(int? processor)
    {
        if (!ended.IsCompleted)
            Processors.Keep(tree.Observed, processor);
    }

    public override Task<ProcessExit> KillAsync()
    {
        // Not after the end: the numbers of ended processes are given to others.
        if (!ended.IsCompleted)
            tree.Kill();
        return Exited;
    }

    public override async ValueTask DisposeAsync()
    {
        await KillAsync();
        // Closing a pipe whose reader is gone flushes nothing and must not throw.
        foreach (var pipe in new[] { Input, Output, process.StandardError.BaseStream })
        {
            try
            {
                await pipe.DisposeAsync();
            }
            catch (IOException)
            {
            }
        }
        tree.Dispose();
        process.Dispose();
    }

    private async Task<ProcessExit> SuperviseAsync()
    {
        while (!ended.IsCompleted)
        {
            Look();
            await Task.WhenAny(ended, Task.Delay(Watch.Interval, clock));
        }
        tree.Kill();
        await Task.WhenAny(drained, Task.Delay(longestDrain, clock));
        var exitCode = process.ExitCode;
        var words = lastWords.ToString();
        return new(exitCode, words, broken ?? BrokenLimits.Recognise(exitCode, words, usage, watch), usage.Cpu, usage.PeakResident);
    }

    private void Look()
    {
        if (ProcessUsage.Of(tree.Observed) is { } now)
            usage = now;
        var waited = Interlocked.Read(ref firstRequest) is var since and > 0 ? clock.GetElapsedTime(since) : TimeSpan.Zero;
        // What a busy machine kept from it is not its own.
        if (waited > watch.Wall && waited < Patience.Most * watch.Wall)
            waited -= Threads.StarvedSince(ThreadTimes.None);
        if (BrokenLimits.Find(usage, waited, lastWords.Total, watch) is { } found)
            Break(found);
    }

    private void CountAnswered(long bytes)
    {
        if (bytes > watch.Answered)
            Break(BrokenLimits.Answers(watch.Answered.Value));
    }

    private void Break(BrokenLimit limit)
    {
        Interlocked.CompareExchange(ref broken, limit, null);
        tree.Kill();
    }
}
