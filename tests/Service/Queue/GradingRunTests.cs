using Autograder.Engine;
using Autograder.Engine.Reporting;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Autograder.Service.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autograder.Service.Tests.Queue;

public sealed class GradingRunTests(PostgresServer postgres) : OnBothDatabases(postgres)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Run_Graded_StoresTheGradeOfTheStoredSources(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var push = (await ground.PushesAsync(await ground.CourseAsync("a"), 1))[0];
        GradingOrder? seen = null;

        await RunAsync(ground, new(order => { seen = order; return Task.FromResult(Gradings.Of(70)); }));

        Assert.Equal((AttemptState.Graded, 70), await StateAsync(ground, push.AttemptId));
        Assert.Equal("autodiff", seen!.Assignment);
        Assert.Equal("// first"u8.ToArray(), Assert.Single(seen.Files).Content);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_NothingWaits_DoesNothing(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await ground.CourseAsync("a");

        await RunAsync(ground, new(_ => throw new InvalidOperationException("nothing to grade")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_GraderThrows_NotesTheFaultAndTriesLater(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var push = (await ground.PushesAsync(await ground.CourseAsync("a"), 1))[0];

        await RunAsync(ground, new(_ => throw new Engine.Sandbox.SandboxException("no namespaces here")));

        var attempt = await ground.AttemptAsync(push.AttemptId);
        Assert.Equal(AttemptState.Waiting, attempt.State);
        Assert.Contains("no namespaces here", attempt.Fault);
        Assert.True(attempt.NotBefore > ground.Time.GetUtcNow());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_ReportNotFinal_IsNoGradeYet(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var push = (await ground.PushesAsync(await ground.CourseAsync("a"), 1))[0];

        await RunAsync(ground, new(_ => Task.FromResult(Gradings.Of(40, final: false))));

        Assert.Equal((AttemptState.Waiting, null), await StateAsync(ground, push.AttemptId));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_CancelledHere_EndsTheGrading(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var push = (await ground.PushesAsync(await ground.CourseAsync("a"), 1))[0];
        var grader = new ScriptedGrader(ScriptedGrader.Never);
        var running = new RunningGradings();
        var run = RunAsync(ground, grader, running);
        await grader.Begun;

        running.Cancel(push.AttemptId);
        await run;

        Assert.Equal((AttemptState.Cancelled, null), await StateAsync(ground, push.AttemptId));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_ServiceStops_GoesOnForTheGraceThenBackIntoTheQueue(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var push = (await ground.PushesAsync(await ground.CourseAsync("a"), 1))[0];
        var grader = new ScriptedGrader(ScriptedGrader.Never);
        using var stopping = new CancellationTokenSource();
        var run = RunAsync(ground, grader, stopping: stopping);
        await grader.Begun;

        await stopping.CancelAsync();
        Assert.False(run.IsCompleted);
        ground.Time.Advance(ground.Rules.Grace);
        await run;

        Assert.Equal((AttemptState.Waiting, null), await StateAsync(ground, push.AttemptId));
        Assert.Equal(0, (await ground.AttemptAsync(push.AttemptId)).Tries);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_TakenOverMeanwhile_DropsItsResult(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var push = (await ground.PushesAsync(await ground.CourseAsync("a"), 1))[0];
        var other = default(Claim);

        await RunAsync(ground, new(async _ =>
        {
            await ground.Queue.TakeOverAsync(everyone: true, Ground.Stop);
            other = await ground.ClaimAsync();
            return Gradings.Of(10);
        }));

        Assert.Equal((AttemptState.Running, null), await StateAsync(ground, push.AttemptId));
        Assert.True(await ground.Queue.CompleteAsync(other!, Gradings.Of(70), Ground.Stop));
    }

    internal static Task RunAsync(Ground ground, ScriptedGrader grader, RunningGradings? running = null, CancellationTokenSource? stopping = null) =>
        new GradingRun(
            ground.Queue, new(ground.Stores), grader, running ?? new(), new(), ground.Tickets, ground.Rules, ground.Time, NullLogger<GradingRun>.Instance)
        .RunAsync(stopping?.Token ?? CancellationToken.None);

    private static async Task<(AttemptState, int?)> StateAsync(Ground ground, long attempt) =>
        await ground.AttemptAsync(attempt) is var found ? (found.State, found.Score) : default;
}

/// <summary>Grades as the test says.</summary>
internal sealed class ScriptedGrader(Func<GradingOrder, Task<Grading>> grade, Func<TimingOrder, Task<Report>>? time = null) : IGrader
{
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Begun => begun.Task;

    public static Task<Grading> Never(GradingOrder order) => new TaskCompletionSource<Grading>().Task;

    public async Task<Grading> GradeAsync(GradingOrder order, IProgress<GradingProgress> progress, CancellationToken cancellation)
    {
        begun.TrySetResult();
        return await grade(order).WaitAsync(cancellation);
    }

    public async Task<Report> TimeAsync(TimingOrder order, IProgress<GradingProgress> progress, CancellationToken cancellation)
    {
        begun.TrySetResult();
        return await time!(order).WaitAsync(cancellation);
    }
}
