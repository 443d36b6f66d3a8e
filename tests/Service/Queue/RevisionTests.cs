using Autograder.Engine.Reporting;
using Autograder.Service.Queue;
using Autograder.Service.Revisions;
using Autograder.Service.Storage;
using Autograder.Service.Tests.Storage;

namespace Autograder.Service.Tests.Queue;

/// <summary>Points, limits and timing that a course sets: which gradings they reach, and what a timing for review leaves behind.</summary>
public sealed class RevisionTests(PostgresServer postgres) : OnBothDatabases(postgres)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Grading_SetBeforeAndChangedBetween_IsCheckedAndTimedWithWhatHeldAtItsBeginning(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        await SetAsync(ground, assignment, 1, Adjustment.None with { Limits = new(Call: 3) });
        var push = (await ground.PushesAsync(assignment, 1))[0];
        GradingOrder? graded = null;
        TimingOrder? timed = null;

        await GradingRunTests.RunAsync(ground, new(async order =>
        {
            graded = order;
            // An instructor changes it while this one is graded.
            await SetAsync(ground, assignment, 2, Adjustment.None with { Timing = false });
            return Gradings.TimingFollows(70);
        }));
        await TimingTests.RunAsync(ground, order => { timed = order; return Task.FromResult(Gradings.Timed(order.Report, 8)); });

        Assert.Equal((1, 3), (graded!.Revision!.Number, graded.Revision.Adjustment.Limits.Call));
        Assert.Equal((1, 3), (timed!.Revision!.Number, timed.Revision.Adjustment.Limits.Call));
        Assert.Equal(1, (await ground.AttemptAsync(push.AttemptId)).Revision);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Grading_OfACourseThatSetNothing_HasNoRevision(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await SetAsync(ground, await ground.CourseAsync("b"), 1, Adjustment.None with { Timing = false });
        var push = (await ground.PushesAsync(await ground.CourseAsync("a"), 1))[0];
        var seen = new List<GradingOrder>();

        await GradingRunTests.RunAsync(ground, new(order => { seen.Add(order); return Task.FromResult(Gradings.Of(70)); }));

        Assert.Null(Assert.Single(seen).Revision);
        Assert.Null((await ground.AttemptAsync(push.AttemptId)).Revision);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Timing_ForReview_IsForReviewInTheStanding(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await ground.PushesAsync(await ground.CourseAsync("a"), 1);
        await ground.GradeAllAsync();
        Assert.False((await ground.StandingAsync()).Review);

        await TimingTests.RunAsync(ground, order => Task.FromResult(Odd(Gradings.Timed(order.Report, 10))));

        Assert.True((await ground.StandingAsync()).Review);
    }

    private static Report Odd(Report report) => report with
    {
        Exercises = [.. report.Exercises.Select(e => e with { Timed = [new("Value", "n = 4", TimingVerdict.Review, 10, 10, 10, "it could not be measured cleanly", null)] })],
    };

    private static async Task SetAsync(Ground ground, Assignment assignment, int number, Adjustment adjustment)
    {
        await using var store = ground.Stores.CreateDbContext();
        store.Add(new AssignmentRevision { AssignmentId = assignment.Id, Number = number, Content = adjustment.Write(), By = "account:1", At = ground.Time.GetUtcNow() });
        await store.SaveChangesAsync(Ground.Stop);
    }
}
