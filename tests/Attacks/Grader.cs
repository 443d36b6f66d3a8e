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

    /// <summary>
    /// Grades a right submission. The limit of time is short here, and another grader's bomb may hold the processor: that
    /// is no attack's doing.
    /// </summary>
    public async Task<Report> GradeRightAsync(Submission submission, string exercise)
    {
        for (var again = 0; ; again++)
        {
            var report = await GradeAsync(submission, exercise, Expectation.Full);
            if (again == 3 || !report.Notes.Any(n => n.StartsWith("Compiling took longer", StringComparison.Ordinal)))
                return report;
        }
    }

    /// <summary>Only what rests between two gradings is there. What was replaced is killed beside; nobody waits for it but tests.</summary>
    public async Task AssertNoProcessLeftAsync()
    {
        for (var look = 0; HostProcesses.CountAmong(folder) - Resting is > 0 and var left; look++)
        {
            Assert.True(look < 600, $"{left} processes are left");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

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
