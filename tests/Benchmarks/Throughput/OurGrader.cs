using System.Diagnostics;
using Autograder.Engine;
using Autograder.Engine.Checking;
using Autograder.Engine.Compilation;
using Autograder.Engine.Sandbox;
using Autograder.Engine.Submissions;
using Autograder.Reference;

namespace Autograder.Benchmarks.Throughput;

/// <summary>The grader as the service runs it: a compile server, workers that wait ready, every check, the sandbox.</summary>
internal sealed class OurGrader : IAsyncDisposable
{
    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(1000);

    private readonly BubblewrapSandbox sandbox = new(ChildPrograms.Find());
    private readonly CompileServer compiler;
    private readonly WarmWorkers workers;
    private readonly GradingPipeline pipeline;
    private readonly Submission model;
    private readonly Lock gate = new();
    private (TimeSpan Cpu, int Submissions) sandboxed;

    public OurGrader(int parallel)
    {
        var assignment = new AutodiffAssignment().Load(Repository.At("reference"));
        model = SubmissionFolder.Read(Repository.At("reference", "Solutions"), assignment.Limits);
        compiler = new(sandbox, assignment.Limits);
        workers = new(sandbox, assignment.Limits, parallel, refill: true);
        workers.Fill();
        pipeline = new(assignment, compiler, workers, sandbox);
    }

    /// <summary>CPU time of the processes with the submissions' code so far, and how many submissions that were.</summary>
    public (TimeSpan Cpu, int Submissions) Sandboxed { get { lock (gate) return sandboxed; } }

    public async Task GradeAsync(int number, CancellationToken cancellation)
    {
        var (report, cost) = await pipeline.MeasureAsync(new(ThroughputCommand.Fresh(model, number), (ulong)number, []), null, cancellation);
        if (report.Score != report.MaxScore)
            throw new InvalidOperationException($"The model solution got {report.Score} of {report.MaxScore} points.");
        lock (gate)
            sandboxed = (sandboxed.Cpu + cost.Cpu, sandboxed.Submissions + 1);
    }

    /// <returns>The median from accepted to graded.</returns>
    public async Task<TimeSpan> IdleAsync(int submissions, CancellationToken cancellation)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < submissions; i++)
        {
            await Task.Delay(IdlePause, cancellation);
            var started = Stopwatch.GetTimestamp();
            await GradeAsync(int.MaxValue - i, cancellation);
            times.Add(Stopwatch.GetElapsedTime(started));
        }
        return Figures.Median(times);
    }

    public async ValueTask DisposeAsync()
    {
        await workers.DisposeAsync();
        await compiler.DisposeAsync();
        await sandbox.DisposeAsync();
    }
}
