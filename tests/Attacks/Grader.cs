using Autograder.Authoring;
using Autograder.Engine;
using Autograder.Engine.Checking;
using Autograder.Engine.Compilation;
using Autograder.Engine.Reporting;
using Autograder.Engine.Sandbox;
using Autograder.Engine.Submissions;
using Autograder.Reference;

namespace Autograder.Attacks.Tests;

/// <summary>The whole way of a grading, with the real compiler, sandbox, worker and assignment.</summary>
public sealed class Grader : IAsyncDisposable
{
    // The compiler and the spare worker.
    private const int Resting = 2;

    private static readonly TimeSpan shortTime = TimeSpan.FromSeconds(2);

    private readonly string folder = Directory.CreateDirectory($"/var/tmp/attacks-{Guid.NewGuid():N}").FullName;
    private readonly BubblewrapSandbox sandbox;
    private readonly CompileServer compiler;
    private readonly WarmWorkers workers;
    private readonly GradingPipeline hurried, patient;

    public Grader()
    {
        var assignment = new AutodiffAssignment().Load(Path.Combine(Attack.Root, "reference"));
        Limits = assignment.Limits with { Compilation = TimeSpan.FromSeconds(3), WorkerCpu = TimeSpan.FromSeconds(4) };
        sandbox = new(ChildPrograms.Find(), folder);
        compiler = new(sandbox, Limits);
        workers = new(sandbox, Limits, spares: 1, refill: true);
        workers.Fill();
        var shortLimits = Limits with { Call = shortTime, Exercise = shortTime, Submission = shortTime };
        hurried = new(assignment with { Limits = shortLimits }, compiler, workers, sandbox);
        patient = new(assignment with { Limits = Limits }, compiler, workers, sandbox);
    }

    public Limits Limits { get; }

    /// <summary>Grades one exercise; what is expected to break limits gets short ones.</summary>
    public Task<Report> GradeAsync(Submission submission, string exercise, Expectation expected)
    {
        var pipeline = expected is Expectation.Error or Expectation.Refused ? hurried : patient;
        return pipeline.GradeAsync(new(submission, Seed: 20261123, [exercise]), null, TestContext.Current.CancellationToken);
    }

    /// <summary>How many processes there are beyond those that rest between two gradings.</summary>
    public int ProcessesLeft => HostProcesses.CountAmong(folder) - Resting;

    public async ValueTask DisposeAsync()
    {
        await workers.DisposeAsync();
        await compiler.DisposeAsync();
        await sandbox.DisposeAsync();
        Assert.Equal(0, HostProcesses.CountAmong(folder));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder);
    }
}
