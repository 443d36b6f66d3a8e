using Autograder.Service.Intake;
using Autograder.Service.Queue.Timing;
using Autograder.Service.Storage;
using Autograder.Service.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Tests.Queue;

public sealed class TimingOrderTests(PostgresServer postgres) : OnBothDatabases(postgres)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Claim_GradingsWait_LetsThemGoFirst(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var graded = (await ground.PushesAsync(assignment, 1))[0];
        await ground.GradeAllAsync();
        await ground.PushAsync(await ground.CourseAsync("b"), await ground.StudentAsync(await ground.CourseAsync("c"), "x"), "//");

        Assert.Null(await ground.Timings.ClaimAsync("test", Ground.Stop));
        await ground.ClaimAsync();

        Assert.Equal(graded.AttemptId, (await ground.Timings.ClaimAsync("test", Ground.Stop))!.AttemptId);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_ARegradeWaits_TimesAPushBeforeIt(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var graded = (await ground.PushesAsync(assignment, 1))[0];
        await ground.GradeAllAsync();
        await ground.PushAsync(assignment, await ground.StudentAsync(assignment, "regraded"), "//", Lane.Regrade);

        Assert.Equal(graded.AttemptId, (await ground.Timings.ClaimAsync("test", Ground.Stop))!.AttemptId);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_GradingsWaitWithoutEnd_GoesOnBesideThemAfterAWhile(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        await ground.PushesAsync(assignment, 1);
        await ground.GradeAllAsync();
        ground.Time.Advance(ground.Rules.TimingPatience);
        await ground.PushAsync(assignment, await ground.StudentAsync(assignment, "waits"), "//");

        Assert.NotNull(await ground.Timings.ClaimAsync("test", Ground.Stop));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_ALargeAndASmallCourse_Alternate(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var large = await ground.PushesAsync(await ground.CourseAsync("large"), 4);
        var small = await ground.PushesAsync(await ground.CourseAsync("small"), 2);
        await ground.GradeAllAsync();

        Assert.Equal(
            [large[0].AttemptId, small[0].AttemptId, large[1].AttemptId, small[1].AttemptId, large[2].AttemptId, large[3].AttemptId],
            await ClaimAllAsync(ground));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_SeveralOfOneStudent_NewestFirstAndNobodysSecondBeforeAnothersFirst(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var (ada, bob) = (await ground.StudentAsync(assignment, "ada"), await ground.StudentAsync(assignment, "bob"));
        var pushes = new List<Receipt>();
        foreach (var (student, source) in new[] { (ada, "// 1"), (ada, "// 2"), (ada, "// 3"), (bob, "// 1"), (bob, "// 2") })
        {
            pushes.Add(await ground.PushAsync(assignment, student, source));
            await ground.GradeAllAsync();
        }

        Assert.Equal(new[] { 2, 4, 1, 3, 0 }.Select(i => pushes[i].AttemptId), await ClaimAllAsync(ground));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_OfACancelledRegrade_IsNotMade(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        await ground.PushesAsync(assignment, 1);
        await ground.GradeAllAsync();
        await ClaimAllAsync(ground);
        var regrade = new Regrade { AssignmentId = assignment.Id, Reason = "new check", State = RegradeState.Proposed, By = "test", At = ground.Time.GetUtcNow() };
        await using var store = ground.Stores.CreateDbContext();
        store.Add(regrade);
        await store.SaveChangesAsync(Ground.Stop);
        await ground.EnqueueAgainAsync(regrade.Id);
        await ground.GradeAllAsync();

        regrade.State = RegradeState.Cancelled;
        await store.SaveChangesAsync(Ground.Stop);
        Assert.Null(await ground.Timings.ClaimAsync("test", Ground.Stop));
        regrade.State = RegradeState.Proposed;
        await store.SaveChangesAsync(Ground.Stop);
        Assert.NotNull(await ground.Timings.ClaimAsync("test", Ground.Stop));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_ManyAtOnce_EachOnce(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var pushes = await ground.PushesAsync(await ground.CourseAsync("a"), 12);
        await ground.GradeAllAsync();

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => ground.Timings.ClaimAsync($"{i}", Ground.Stop))));

        Assert.Equal(pushes.Select(p => p.AttemptId), claims.OfType<TimingClaim>().Select(c => c.AttemptId).Order());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Regrade_WhileTimingFollows_BothAreCompletedAndTheNewerCounts(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var push = (await ground.PushesAsync(await ground.CourseAsync("a"), 1))[0];
        await ground.GradeAllAsync();
        await using (var store = ground.Stores.CreateDbContext())
        {
            await using var write = await store.BeginWriteAsync(Ground.Stop);
            await Autograder.Service.Queue.Enqueueing.EnqueueAsync(store, await store.Submissions.SingleAsync(Ground.Stop), Lane.Normal, null, ground.Time.GetUtcNow(), Ground.Stop);
            await write.CommitAsync(Ground.Stop);
        }
        await ground.GradeAllAsync(60);

        var points = new Dictionary<int, int> { [70] = 1, [60] = 5 };
        for (var i = 0; i < 2; i++)
            await TimingTests.RunAsync(ground, order => Task.FromResult(Gradings.Timed(order.Report, points[order.Report.Score])));

        Assert.Equal(71, (await ground.AttemptAsync(push.AttemptId)).Score);
        Assert.Equal((65, false), await ground.StandingAsync() is var s ? (s.Final, s.TimingFollows) : default);
    }

    private static async Task<IReadOnlyList<long>> ClaimAllAsync(Ground ground)
    {
        var claimed = new List<long>();
        for (; await ground.Timings.ClaimAsync("test", Ground.Stop) is { } claim; ground.Time.Advance(TimeSpan.FromSeconds(1)))
            claimed.Add(claim.AttemptId);
        return claimed;
    }
}
