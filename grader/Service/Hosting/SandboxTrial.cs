using Autograder.Engine.Sandbox;

namespace Autograder.Service.Hosting;

/// <summary>Whether the sandbox held the attacks of its self-test. Nothing of a stranger is run before it did.</summary>
internal sealed class SandboxTrial
{
    private readonly TaskCompletionSource passed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when it held; never when it did not, since the service then ends.</summary>
    public Task Passed => passed.Task;

    /// <summary>Why it did not hold; null while that is not known.</summary>
    public string? Failure { get; private set; }

    public void Pass() => passed.TrySetResult();

    public void Fail(string reason) => Failure = reason;
}

/// <summary>Attacks the sandbox at the start, beside everything else, and ends the service if it does not hold.</summary>
internal sealed class SandboxTrialRun(
    PipelineGrader grader, SandboxTrial trial, IHostApplicationLifetime lifetime, ILogger<SandboxTrial> log) : BackgroundService
{
    private const int Tries = 3;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        // What starts after this one shall not wait for the processes.
        await Task.Yield();
        try
        {
            var result = await RunAsync(stopping);
            if (result.Held)
                trial.Pass();
            else
                Fail($"The sandbox did not hold: {string.Join("; ", result.Attacks.Where(a => !a.Held).Select(a => $"{a.Attack}: {a.Finding}"))}.");
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The service stops before the test ended.
        }
        catch (Exception e)
        {
            Fail($"The sandbox could not be tried: {(e is SandboxException or Authoring.AssignmentException ? e.Message : e)}");
        }
    }

    /// <summary>A machine that has just started may be too busy to start a process in time; one that lacks something fails each time, and soon.</summary>
    private async Task<SelfTestResult> RunAsync(CancellationToken stopping)
    {
        var (bench, limits) = grader.DefaultBench();
        for (var left = Tries - 1; ; left--)
        {
            try
            {
                return await SandboxSelfTest.RunAsync(bench.Compiler, bench.Workers, limits, stopping);
            }
            catch (SandboxException e) when (left > 0)
            {
                log.LogWarning("The sandbox could not be tried, and is once more: {Reason}", e.Message);
            }
        }
    }

    private void Fail(string reason)
    {
        trial.Fail(reason);
        log.LogCritical("{Reason} No submission is graded on this machine; run `autograder doctor` to see what it lacks.", reason);
        lifetime.StopApplication();
    }
}
