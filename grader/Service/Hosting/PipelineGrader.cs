using Autograder.Authoring;
using Autograder.Engine;
using Autograder.Engine.Reporting;
using Autograder.Engine.Sandbox;
using Autograder.Engine.Submissions;
using Autograder.Service.Queue;
using Autograder.Service.Revisions;

namespace Autograder.Service.Hosting;

/// <summary>Grades as <c>autograder grade</c> does, with compilers and workers that wait ready.</summary>
internal sealed class PipelineGrader(ISandbox sandbox, IAssignmentLibrary assignments, ServiceSettings settings, SandboxTrial trial, TimeProvider time)
    : IGrader, IAsyncDisposable
{
    private readonly Benches benches = new(sandbox, settings, time);

    public async Task<Grading> GradeAsync(GradingOrder order, IProgress<GradingProgress> progress, CancellationToken cancellation)
    {
        await trial.Passed.WaitAsync(cancellation);
        var (assignment, key) = Of(order.Assignment, order.Revision);
        using var bench = benches.Take(assignment.Limits);
        var pipeline = Pipeline(bench, assignment, key);
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
        var (assignment, key) = Of(order.Assignment, order.Revision);
        using var bench = benches.Take(assignment.Limits);
        return await Pipeline(bench, assignment, key).TimeAsync(order.Report, SubmissionFiles.Read(order.Files, assignment.Limits), progress, cancellation);
    }

    /// <summary>The bench of the assignment that most are graded by; starts its processes.</summary>
    public (Workbench Bench, Limits Limits) DefaultBench()
    {
        var limits = assignments.Load(assignments.Default).Limits;
        using var bench = benches.Take(limits, stays: true);
        return (bench.Bench, limits);
    }

    private (Assignment Assignment, object Key) Of(string folder, Revision? revision)
    {
        // Loaded once; another object is another edition of the folder.
        var loaded = assignments.Load(folder);
        return (revision?.Of(loaded) ?? loaded, (loaded, revision?.AssignmentId, revision?.Number));
    }

    /// <summary>One for each assignment as its folder and the course have it: it keeps what it compiled.</summary>
    private GradingPipeline Pipeline(Benches.Lease bench, Assignment assignment, object key) =>
        bench.Pipeline(key, b => new(assignment, b.Compiler, b.Workers, sandbox, time));

    public ValueTask DisposeAsync() => benches.DisposeAsync();
}
