using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Checking;
using Autograder.Engine.Compilation;
using Autograder.Engine.Reporting;
using Autograder.Engine.Sandbox;
using Autograder.Engine.Scoring;
using Autograder.Engine.Submissions;
using Autograder.Engine.Timing;

namespace Autograder.Engine;

/// <summary>One grading: what is graded, of which exercises, with which seed.</summary>
/// <param name="Exercises">The ids to grade; empty for all.</param>
public sealed record GradingRequest(Submission Submission, ulong Seed, IReadOnlyList<string> Exercises);

/// <summary>How far a grading is.</summary>
public enum GradingPhase { Compiling, Checking, Timing, Done }

public sealed record GradingProgress(GradingPhase Phase, int Finished, int Exercises, string Current);

/// <summary>The way of a submission from its sources to its report: one line a stage.</summary>
public sealed class GradingPipeline(
    Assignment assignment, CompileServer compiler, WarmWorkers workers, ISandbox sandbox, TimeProvider? time = null)
{
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly TimingStage timing = new(assignment, compiler, sandbox, time ?? TimeProvider.System);

    /// <summary>
    /// Makes the checks. Where right answers are to be timed the report says so (<see cref="TimingState.Pending"/>), and
    /// <see cref="TimeAsync"/> completes it, at once or, in another process, later.
    /// </summary>
    /// <exception cref="SandboxException">The machine or the grader failed before anything could be said of the submission.</exception>
    public async Task<Report> GradeAsync(GradingRequest request, IProgress<GradingProgress>? progress, CancellationToken cancellation) =>
        (await MeasureAsync(request, progress, cancellation)).Report;

    /// <summary>Grades, and tells what it took.</summary>
    /// <exception cref="SandboxException">The machine or the grader failed before anything could be said of the submission.</exception>
    public async Task<MeasuredReport> MeasureAsync(GradingRequest request, IProgress<GradingProgress>? progress, CancellationToken cancellation)
    {
        var phases = new PhaseClock(time);
        var exercises = Select(request.Exercises);
        progress?.Report(new(GradingPhase.Compiling, 0, exercises.Count, ""));

        var compilation = await compiler.CompileAsync(Sources(request.Submission), cancellation);
        phases.Compiled();
        if (compilation is not CompilationOutcome.Compiled(var compiled))
            return new(Scorer.Refuse(assignment, exercises, request, ((CompilationOutcome.Refused)compilation).Reason, sandbox.Name, phases.Done()), compilation.Cost);

        var session = new WorkerSession(workers, compiled, assignment.Limits, time);
        IReadOnlyList<CheckedExercise> findings;
        await using (session)
        {
            var finished = 0;
            findings = await new Examiner(time).ExamineAsync(
                assignment, exercises, compiled, session, request.Seed,
                e => progress?.Report(new(GradingPhase.Checking, ++finished, exercises.Count, e.Exercise.Title)), cancellation);
            findings = await new Explainer(time).ExplainAsync(findings, compiled, session, assignment.Limits, cancellation);
            findings = await new Illustrator(time).IllustrateAsync(findings, compiled, session, assignment.Limits, request.Seed, cancellation);
            phases.Checked();
        }
        // Nearly nobody prints; who does costs a worker more.
        var shown = session.Printed.Count == 0 ? []
            : await new VisibleOutput(time).CaptureAsync(exercises, compiled, workers, assignment.Limits, request.Seed, cancellation);
        var (cpu, memory) = session.Usage;
        return new(
            Scorer.Score(assignment, findings, request, compiled, sandbox.Name, phases.Done()) with { Output = ReportOutput.Of(session.Printed, shown) },
            new(compilation.Cost.Cpu + cpu, Math.Max(compilation.Cost.PeakMemory, memory)));
    }

    /// <summary>The report of what holds nothing to grade: every check is an error, with the reason.</summary>
    public Report Refuse(ulong seed, string reason) =>
        Scorer.Refuse(assignment, assignment.Exercises, new(new([], null, []), seed, []), reason, sandbox.Name, new PhaseClock(time).Done());

    /// <summary>
    /// Completes a report whose timing is pending; any other is given back as it is. Waits until the machine has a core to spare.
    /// Our own failure leaves timing out of score and maximum; it is never thrown.
    /// </summary>
    /// <param name="submission">The one that the report is about.</param>
    public Task<Report> TimeAsync(Report report, Submission submission, IProgress<GradingProgress>? progress, CancellationToken cancellation) =>
        timing.CompleteAsync(report, submission, progress, cancellation);

    /// <summary>The report without timing: its points are then in neither score nor maximum.</summary>
    public static Report WithoutTiming(Report report) => TimingScorer.LeaveOut(report);

    /// <summary>The report of which the grader failed to measure the time: its points are then in neither score nor maximum.</summary>
    public static Report TimingFailed(Report report) =>
        report.Timing.State == TimingState.Pending ? TimingScorer.Fail(report) : report;

    /// <summary>The exercises with these ids, all when none is named.</summary>
    /// <exception cref="ArgumentException">No exercise has this id.</exception>
    public IReadOnlyList<Exercise> Select(IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
            if (assignment.Exercises.All(e => e.Id != id))
                throw new ArgumentException($"There is no exercise {id}. The exercises are: {string.Join(", ", assignment.Exercises.Select(e => e.Id))}.");
        return ids.Count == 0 ? assignment.Exercises : [.. assignment.Exercises.Where(e => ids.Contains(e.Id))];
    }

    // All members are bound, whichever exercises are graded: files that call one another stay together.
    private CompileRequest Sources(Submission submission) => SourcesOf(assignment, submission);

    internal static CompileRequest SourcesOf(Assignment assignment, Submission submission) =>
        new(submission.Sources, [.. assignment.Kit], submission.Project, [.. assignment.Exercises.SelectMany(e => e.Members)]);
}
