using Autograder.Engine.Reporting;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Autograder.Service.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Tests.Queue;

public sealed class AttemptQueueTests(PostgresServer postgres) : OnBothDatabases(postgres)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Receive_TheSameContentTwice_IsOneSubmissionAndOneAttempt(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var ada = await ground.StudentAsync(assignment, "ada");

        var receipts = new[] { await ground.PushAsync(assignment, ada, "//"), await ground.PushAsync(assignment, ada, "//") };

        Assert.Equal([true, false], receipts.Select(r => r.IsNew));
        Assert.Equal(receipts[0].AttemptId, receipts[1].AttemptId);
        Assert.Equal(["normal"], ground.Jobs.Issued);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Receive_TheSameContentManyTimesAtOnce_IsOneSubmission(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var ada = await ground.StudentAsync(assignment, "ada");

        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ground.PushAsync(assignment, ada, "//"))));

        Assert.Single(receipts, r => r.IsNew);
        Assert.Single(receipts.Select(r => r.AttemptId).Distinct());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Receive_TheSameFileFromManyAtOnce_KeepsItsContentOnce(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var students = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ground.StudentAsync(assignment, $"{i}")));

        await Task.WhenAll(students.Select(s => Task.Run(() => ground.PushAsync(assignment, s, "// the same"))));

        await using var store = ground.Stores.CreateDbContext();
        Assert.Equal(1, await store.Blobs.CountAsync(Ground.Stop));
        Assert.Equal(20, await store.SubmissionFiles.CountAsync(Ground.Stop));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Complete_HeldLease_StoresGradeReportAndPhases(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await ground.PushesAsync(await ground.CourseAsync("a"), 1);
        var claim = await ground.ClaimAsync();

        Assert.True(await ground.Queue.CompleteAsync(claim, Gradings.Of(70, startedAt: ground.Time.GetUtcNow()), Ground.Stop));

        var attempt = await ground.AttemptAsync(claim.AttemptId);
        Assert.Equal((AttemptState.Graded, 70, 100, 1.5), (attempt.State, attempt.Score, attempt.MaxScore, attempt.CpuSeconds));
        Assert.Equal("1", attempt.AssignmentVersion);
        var phases = new[] { attempt.ReceivedAt, attempt.QueuedAt, attempt.StartedAt, attempt.CompiledAt, attempt.CheckedAt };
        Assert.Equal(phases.Order(), phases);
        Assert.NotNull(attempt.ReportedAt);
        Assert.Equal(ReportAudience.Student, CompressedReport.Unpack(attempt.Report!.Student).Audience);
        Assert.Equal(42UL, CompressedReport.Unpack(attempt.Report.Instructor).Seed);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Complete_Twice_KeepsTheFirst(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await ground.PushesAsync(await ground.CourseAsync("a"), 1);
        var claim = await ground.ClaimAsync();
        await ground.Queue.CompleteAsync(claim, Gradings.Of(70), Ground.Stop);

        Assert.False(await ground.Queue.CompleteAsync(claim, Gradings.Of(10), Ground.Stop));
        Assert.False(await ground.Queue.FailAsync(claim, "late", null, Ground.Stop));

        Assert.Equal(70, (await ground.AttemptAsync(claim.AttemptId)).Score);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TakeOver_NoSignOfLife_GivesItToAnotherWhoseResultCounts(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await ground.PushesAsync(await ground.CourseAsync("a"), 1);
        var dead = await ground.ClaimAsync();
        ground.Time.Advance(ground.Rules.Lease + TimeSpan.FromSeconds(1));

        Assert.Equal(1, await ground.Queue.TakeOverAsync(false, Ground.Stop));
        var alive = await ground.ClaimAsync();
        Assert.Equal(dead.AttemptId, alive.AttemptId);

        Assert.Equal(LeaseState.Lost, await ground.Queue.RenewAsync(dead, Ground.Stop));
        Assert.False(await ground.Queue.CompleteAsync(dead, Gradings.Of(10), Ground.Stop));
        Assert.True(await ground.Queue.CompleteAsync(alive, Gradings.Of(70), Ground.Stop));
        Assert.Equal(70, (await ground.AttemptAsync(alive.AttemptId)).Score);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TakeOver_RenewedLease_LeavesIt(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await ground.PushesAsync(await ground.CourseAsync("a"), 1);
        var claim = await ground.ClaimAsync();
        ground.Time.Advance(ground.Rules.Lease - TimeSpan.FromSeconds(1));
        Assert.Equal(LeaseState.Held, await ground.Queue.RenewAsync(claim, Ground.Stop));
        ground.Time.Advance(ground.Rules.Lease - TimeSpan.FromSeconds(1));

        Assert.Equal(0, await ground.Queue.TakeOverAsync(false, Ground.Stop));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TakeOver_AtTheStartOfTheOnlyProcess_TakesAll(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await ground.PushesAsync(await ground.CourseAsync("a"), 2);
        await ground.ClaimAsync();

        Assert.Equal(1, await ground.Queue.TakeOverAsync(everyone: true, Ground.Stop));
        Assert.Equal(2, (await ground.ClaimAllAsync()).Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task TakeOver_WhoeverGradesItVanishesEachTime_EndsAsADeadLetter(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var push = (await ground.PushesAsync(await ground.CourseAsync("a"), 1))[0];
        for (var i = 0; i < ground.Rules.Tries; i++)
        {
            await ground.ClaimAsync();
            await ground.Queue.TakeOverAsync(everyone: true, Ground.Stop);
        }

        var attempt = await ground.AttemptAsync(push.AttemptId);
        Assert.Equal(AttemptState.Failed, attempt.State);
        Assert.Contains("vanished", attempt.Fault);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Fail_AgainAndAgain_WaitsLongerEachTimeThenIsADeadLetterWithWhatWasGraded(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var push = (await ground.PushesAsync(await ground.CourseAsync("a"), 1))[0];
        foreach (var wait in ground.Rules.BackOff)
        {
            await ground.Queue.FailAsync(await ground.ClaimAsync(), "our fault", Gradings.Of(50, final: false), Ground.Stop);
            ground.Time.Advance(wait - TimeSpan.FromSeconds(1));
            Assert.Null(await ground.Queue.ClaimAsync("early", Ground.Stop));
            ground.Time.Advance(TimeSpan.FromSeconds(1));
        }
        await ground.Queue.FailAsync(await ground.ClaimAsync(), "our last fault", Gradings.Of(50, final: false), Ground.Stop);

        var attempt = await ground.AttemptAsync(push.AttemptId);
        Assert.Equal((AttemptState.Failed, "our last fault", 50), (attempt.State, attempt.Fault, attempt.Score));
        Assert.False(CompressedReport.Unpack(attempt.Report!.Instructor).Final);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Release_Stopping_WaitsAgainAsIfItHadNotBegun(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await ground.PushesAsync(await ground.CourseAsync("a"), 1);
        var claim = await ground.ClaimAsync();

        await ground.Queue.ReleaseAsync(claim, Ground.Stop);

        Assert.Equal((AttemptState.Waiting, 0), ((await ground.AttemptAsync(claim.AttemptId)).State, (await ground.AttemptAsync(claim.AttemptId)).Tries));
        Assert.Equal(claim.AttemptId, (await ground.ClaimAsync()).AttemptId);
    }
}
