using System.Collections.Concurrent;
using Autograder.Authoring;
using Autograder.Engine;
using Autograder.Engine.Reporting;
using Autograder.Engine.Sandbox;
using Autograder.Engine.Submissions;
using Autograder.Service.Queue;

namespace Autograder.Service.Hosting;

/// <summary>Grades as <c>autograder grade</c> does, with compilers and workers that wait ready.</summary>
internal sealed class PipelineGrader(ISandbox sandbox, IAssignmentLibrary assignments, ServiceSettings settings, SandboxTrial trial, TimeProvider time)
    : IGrader, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Course>> courses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Limits, Lazy<Workbench>> benches = [];

    private sealed record Course(Assignment Assignment, GradingPipeline Pipeline);

    public async Task<Grading> GradeAsync(GradingOrder order, IProgress<GradingProgress> progress, CancellationToken cancellation)
    {
        await trial.Passed.WaitAsync(cancellation);
        var (assignment, pipeline) = CourseOf(order.Assignment);
        try
        {
            var submission = SubmissionFiles.Read(order.Files, assignment.Limits);
            var (report, cost) = await pipeline.MeasureAsync(new(submission, order.Seed, []), progress, cancellation);
            return new(report, cost.Cpu, cost.PeakMemory);
        }
        catch (SubmissionException e)
        {
            return new(pipeline.Refuse(order.Seed, e.Message), TimeSpan.Zero, 0);
        }
    }

    public async Task<Report> TimeAsync(TimingOrder order, IProgress<GradingProgress> progress, CancellationToken cancellation)
    {
        await trial.Passed.WaitAsync(cancellation);
        var (assignment, pipeline) = CourseOf(order.Assignment);
        return await pipeline.TimeAsync(order.Report, SubmissionFiles.Read(order.Files, assignment.Limits), progress, cancellation);
    }

    /// <summary>The bench of the assignment that most are graded by; starts its processes.</summary>
    public (Workbench Bench, Limits Limits) DefaultBench() =>
        assignments.Load(assignments.Default).Limits is var limits ? (BenchOf(limits), limits) : default;

    private Course CourseOf(string folder)
    {
        try
        {
            return courses.GetOrAdd(folder, f => new(() => Open(f))).Value;
        }
        catch
        {
            // Asked again, it may have been mended meanwhile.
            courses.TryRemove(folder, out _);
            throw;
        }
    }

    private Course Open(string folder)
    {
        var assignment = assignments.Load(folder);
        var bench = BenchOf(assignment.Limits);
        return new(assignment, new(assignment, bench.Compiler, bench.Workers, sandbox, time));
    }

    private Workbench BenchOf(Limits limits) =>
        benches.GetOrAdd(limits, l => new(() => new(sandbox, l, Capacity.Of(settings, l), time))).Value;

    public async ValueTask DisposeAsync()
    {
        // It is registered under two names, and disposed once for each.
        foreach (var limits in benches.Keys)
            if (benches.TryRemove(limits, out var bench) && bench.IsValueCreated)
                await bench.Value.DisposeAsync();
    }
}
