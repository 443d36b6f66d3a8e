using Autograder.Engine.Reporting;
using Autograder.Service.Queue;
using Autograder.Service.Queue.Timing;
using Autograder.Service.Storage;
using Autograder.Service.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autograder.Service.Tests.Queue;

public sealed class TimingTests(PostgresServer postgres) : OnBothDatabases(postgres)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Grading_TimingFollows_GradeIsOutWithoutItsPoints(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var push = (await ground.PushesAsync(await ground.CourseAsync("a"), 1))[0];

        await GradingRunTests.RunAsync(ground, new(_ => Task.FromResult(Gradings.TimingFollows(70))));

        var attempt = await ground.AttemptAsync(push.AttemptId);
        Assert.Equal((AttemptState.Graded, 70, 100), (attempt.State, attempt.Score, attempt.MaxScore));
        Assert.Equal(AttemptTimingState.Waiting, attempt.Timing!.State);
        Assert.Equal(["normal", "timing"], ground.Jobs.Issued);
        var standing = await ground.StandingAsync();
        Assert.Equal((70, true), (standing.Final, standing.TimingFollows));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Grading_NothingToTime_HasNoTiming(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var push = (await ground.PushesAsync(await ground.CourseAsync("a"), 1))[0];

        await GradingRunTests.RunAsync(ground, new(_ => Task.FromResult(Gradings.Of(70))));

        Assert.Null((await ground.AttemptAsync(push.AttemptId)).Timing);
        Assert.Equal(["normal"], ground.Jobs.Issued);
        Assert.False((await ground.StandingAsync()).TimingFollows);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_Timed_CompletesReportPointsRowsAndStanding(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var attempt = (await GradedAsync(ground, 1))[0];
        TimingOrder? seen = null;

        await RunAsync(ground, order => { seen = order; return Task.FromResult(Gradings.Timed(order.Report, 8)); });

        Assert.Equal("// first"u8.ToArray(), Assert.Single(seen!.Files).Content);
        Assert.Equal(ReportAudience.Instructor, seen.Report.Audience);
        var timed = await ground.AttemptAsync(attempt);
        Assert.Equal((AttemptState.Graded, 78, 110), (timed.State, timed.Score, timed.MaxScore));
        Assert.Equal(AttemptTimingState.Done, timed.Timing!.State);
        Assert.NotNull(timed.Timing.CompletedAt);
        Assert.Equal(TimingState.Done, CompressedReport.Unpack(timed.Report!.Student).Timing.State);
        Assert.Equal(Gradings.Hidden, CompressedReport.Unpack(timed.Report.Instructor).Exercises[0].Checks[0].Message);
        var standing = await ground.StandingAsync();
        Assert.Equal((78, 110, false), (standing.Final, standing.MaxScore, standing.TimingFollows));
        await using var store = ground.Stores.CreateDbContext();
        Assert.Equal(78, (await store.ExerciseResults.SingleAsync(Ground.Stop)).Score);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_Done_IssuesATicketForTheNext(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await GradedAsync(ground, 1);
        ground.Jobs.Issued.Clear();

        await RunAsync(ground, order => Task.FromResult(Gradings.Timed(order.Report, 8)));
        Assert.Equal(["timing"], ground.Jobs.Issued);

        await RunAsync(ground, _ => throw new InvalidOperationException("nothing to time"));
        Assert.Equal(["timing"], ground.Jobs.Issued);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_FailsAgainAndAgain_LeavesTheTimeOutAndKeepsTheGradeAndTheFault(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var attempt = (await GradedAsync(ground, 1))[0];
        foreach (var wait in ground.Rules.TimingBackOff)
        {
            await RunAsync(ground, _ => throw new InvalidOperationException("our fault"));
            var early = await ground.AttemptAsync(attempt);
            Assert.Equal((AttemptTimingState.Waiting, 70), (early.Timing!.State, early.Score));
            Assert.Null(await ground.Timings.ClaimAsync("early", Ground.Stop));
            ground.Time.Advance(wait);
        }
        await RunAsync(ground, order => Task.FromResult(Engine.GradingPipeline.TimingFailed(order.Report) with { Notes = ["Timing failed: no core"] }));

        var left = await ground.AttemptAsync(attempt);
        Assert.Equal((AttemptState.Graded, 70, 100), (left.State, left.Score, left.MaxScore));
        Assert.Equal((AttemptTimingState.Failed, "Timing failed: no core"), (left.Timing!.State, left.Timing.Fault));
        Assert.Equal(TimingState.Failed, CompressedReport.Unpack(left.Report!.Student).Timing.State);
        Assert.False((await ground.StandingAsync()).TimingFollows);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_ServiceStops_WaitsAgainAsIfItHadNotBegun(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var attempt = (await GradedAsync(ground, 1))[0];
        using var stopping = new CancellationTokenSource();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = RunAsync(ground, _ => { begun.SetResult(); return new TaskCompletionSource<Report>().Task; }, stopping);
        await begun.Task.WaitAsync(Ground.Stop);

        await stopping.CancelAsync();
        await run;

        Assert.Equal((AttemptTimingState.Waiting, 0), await ground.AttemptAsync(attempt) is { Timing: { } t } ? (t.State, t.Tries) : default);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Complete_Twice_KeepsTheFirst(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var attempt = (await GradedAsync(ground, 1))[0];
        var claim = (await ground.Timings.ClaimAsync("test", Ground.Stop))!;
        var report = (await ground.Timings.ReportAsync(claim, Ground.Stop))!;
        Assert.True(await ground.Timings.CompleteAsync(claim, Gradings.Timed(report, 8), Ground.Stop));

        Assert.False(await ground.Timings.CompleteAsync(claim, Gradings.Timed(report, 1), Ground.Stop));
        Assert.False(await ground.Timings.FailAsync(claim, "late", Ground.Stop));

        Assert.Equal(78, (await ground.AttemptAsync(attempt)).Score);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TakeOver_NoSignOfLife_GivesItToAnotherWhoseResultCounts(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var attempt = (await GradedAsync(ground, 1))[0];
        var dead = (await ground.Timings.ClaimAsync("dead", Ground.Stop))!;
        ground.Time.Advance(ground.Rules.Lease - TimeSpan.FromSeconds(1));
        Assert.Equal(LeaseState.Held, await ground.Timings.RenewAsync(dead, Ground.Stop));
        ground.Time.Advance(ground.Rules.Lease - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await ground.Timings.TakeOverAsync(false, Ground.Stop));
        ground.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(1, await ground.Timings.TakeOverAsync(false, Ground.Stop));
        var alive = (await ground.Timings.ClaimAsync("alive", Ground.Stop))!;
        var report = (await ground.Timings.ReportAsync(alive, Ground.Stop))!;

        Assert.Equal(LeaseState.Lost, await ground.Timings.RenewAsync(dead, Ground.Stop));
        Assert.False(await ground.Timings.CompleteAsync(dead, Gradings.Timed(report, 1), Ground.Stop));
        Assert.True(await ground.Timings.CompleteAsync(alive, Gradings.Timed(report, 8), Ground.Stop));
        Assert.Equal(78, (await ground.AttemptAsync(attempt)).Score);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TakeOver_WhoeverTimesItVanishesEachTime_LeavesTheTimeOut(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var attempt = (await GradedAsync(ground, 1))[0];
        for (var i = 0; i < ground.Rules.Tries; i++)
        {
            Assert.NotNull(await ground.Timings.ClaimAsync("dead", Ground.Stop));
            await ground.Timings.TakeOverAsync(everyone: true, Ground.Stop);
        }

        var left = await ground.AttemptAsync(attempt);
        Assert.Equal((AttemptState.Graded, 70, AttemptTimingState.Failed), (left.State, left.Score, left.Timing!.State));
        Assert.Contains("vanished", left.Timing.Fault);
    }

    internal static Task RunAsync(Ground ground, Func<TimingOrder, Task<Report>> time, CancellationTokenSource? stopping = null) =>
        new TimingRun(
            ground.Timings, new(ground.Stores), new ScriptedGrader(ScriptedGrader.Never, time), new(), ground.Tickets, ground.Rules, ground.Time, NullLogger<TimingRun>.Instance)
        .RunAsync(stopping?.Token ?? CancellationToken.None);

    /// <summary>As many graded attempts as students, whose timing follows.</summary>
    private static async Task<IReadOnlyList<long>> GradedAsync(Ground ground, int students)
    {
        var pushes = await ground.PushesAsync(await ground.CourseAsync("a"), students);
        await ground.GradeAllAsync();
        return [.. pushes.Select(p => p.AttemptId)];
    }
}
