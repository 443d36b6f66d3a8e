using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine;
using Autograder.Engine.Checking;
using Autograder.Engine.Compilation;
using Autograder.Engine.Reporting;
using Autograder.Engine.Sandbox;
using Autograder.Engine.Submissions;
using Autograder.Grading.Tests;
using Autograder.Reference;

[assembly: AssemblyFixture(typeof(Grader))]

namespace Autograder.Grading.Tests;

/// <summary>The whole way of a grading with the real compiler, sandbox, worker and assignment, shared by all tests.</summary>
public sealed class Grader : IAsyncDisposable
{
    private readonly BubblewrapSandbox sandbox = new(ChildPrograms.Find());

    public Grader()
    {
        Assignment = new AutodiffAssignment().Load(Repository.At("reference"));
        Compiler = new(sandbox, Assignment.Limits);
        Workers = new(sandbox, Assignment.Limits, spares: 1, refill: true);
        Workers.Fill();
        Pipeline = new(Assignment, Compiler, Workers, sandbox);
    }

    public Assignment Assignment { get; }

    public CompileServer Compiler { get; }

    public WarmWorkers Workers { get; }

    public GradingPipeline Pipeline { get; }

    public Task<Report> GradeFolderAsync(string folder, ulong seed = 1, params string[] exercises) =>
        GradeAsync(SubmissionFolder.Read(folder, Assignment.Limits), seed, exercises);

    public Task<Report> GradeFileAsync(string path, string exercise, ulong seed = 1) =>
        GradeAsync(new([new(Path.GetFileName(path), File.ReadAllText(path))], null, []), seed, exercise);

    public Task<Report> GradeAsync(Submission submission, ulong seed, params string[] exercises) =>
        Pipeline.GradeAsync(new(submission, seed, exercises), null, TestContext.Current.CancellationToken);

    /// <summary>
    /// Grades one submission with many seeds in one worker. Only for the project's own files: nothing hides one seed's
    /// inputs from the next.
    /// </summary>
    public async Task<IReadOnlyList<(ulong Seed, IReadOnlyList<CheckedExercise> Exercises)>> GradeManySeedsAsync(
        Submission submission, IReadOnlyList<string> exercises, int seeds)
    {
        var request = new CompileRequest(
            submission.Sources, [.. Assignment.Kit], submission.Project, [.. Assignment.Exercises.SelectMany(e => e.Members)]);
        var compiled = Assert.IsType<CompilationOutcome.Compiled>(await Compiler.CompileAsync(request, TestContext.Current.CancellationToken)).Response;
        var unhurried = Assignment with { Limits = Assignment.Limits with { Exercise = TimeSpan.FromHours(1), Submission = TimeSpan.FromHours(1) } };
        await using var session = new WorkerSession(Workers, compiled, unhurried.Limits, TimeProvider.System);
        var results = new List<(ulong, IReadOnlyList<CheckedExercise>)>();
        for (var seed = 1UL; seed <= (ulong)seeds; seed++)
            results.Add((seed, await new Examiner(TimeProvider.System).ExamineAsync(
                unhurried, Pipeline.Select(exercises), compiled, session, seed, null, TestContext.Current.CancellationToken)));
        return results;
    }

    public async ValueTask DisposeAsync()
    {
        await Workers.DisposeAsync();
        await Compiler.DisposeAsync();
        await sandbox.DisposeAsync();
    }
}
