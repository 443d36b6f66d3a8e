using Autograder.Service.Intake;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Autograder.Service.Tests.Storage;

namespace Autograder.Service.Tests.Queue;

public sealed class FairnessTests(PostgresServer postgres) : OnBothDatabases(postgres)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Claim_NothingWaits_GivesNothing(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await ground.CourseAsync("a");

        Assert.Null(await ground.Queue.ClaimAsync("test", Ground.Stop));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_OneCourse_FirstComeFirstServed(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var pushes = await ground.PushesAsync(await ground.CourseAsync("a"), 5);

        Assert.Equal(pushes.Select(p => p.AttemptId), await ground.ClaimAllAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_ALargeAndASmallCourse_Alternate(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var large = await ground.PushesAsync(await ground.CourseAsync("large"), 5);
        var small = await ground.PushesAsync(await ground.CourseAsync("small"), 2);

        Assert.Equal(
            [large[0].AttemptId, small[0].AttemptId, large[1].AttemptId, small[1].AttemptId, large[2].AttemptId, large[3].AttemptId, large[4].AttemptId],
            await ground.ClaimAllAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_ThreeLanes_InTheirOrder(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var regrade = await ground.PushAsync(assignment, await ground.StudentAsync(assignment, "r"), "//", Lane.Regrade);
        var normal = await ground.PushAsync(assignment, await ground.StudentAsync(assignment, "n"), "//", Lane.Normal);
        var interactive = await ground.PushAsync(assignment, await ground.StudentAsync(assignment, "i"), "//", Lane.Interactive);

        Assert.Equal([interactive.AttemptId, normal.AttemptId, regrade.AttemptId], await ground.ClaimAllAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_AnotherCoursesRegrade_DoesNotHoldUpAPush(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var regraded = await ground.CourseAsync("regraded");
        for (var i = 0; i < 4; i++)
            await ground.PushAsync(regraded, await ground.StudentAsync(regraded, $"{i}"), "//", Lane.Regrade);
        var push = (await ground.PushesAsync(await ground.CourseAsync("b"), 1))[0];

        Assert.Equal(push.AttemptId, (await ground.ClaimAsync()).AttemptId);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_NewerPush_TakesTheOldersPlaceAndTheOlderIsGradedLast(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var ada = await ground.StudentAsync(assignment, "ada");
        var first = await ground.PushAsync(assignment, ada, "// 1");
        var bob = await ground.PushAsync(assignment, await ground.StudentAsync(assignment, "bob"), "//");
        var second = await ground.PushAsync(assignment, ada, "// 2");
        var third = await ground.PushAsync(assignment, ada, "// 3");

        Assert.Equal([third.AttemptId, bob.AttemptId, first.AttemptId, second.AttemptId], await ground.ClaimAllAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_TwentyOvertakenPushesOfOne_GoAfterTheOneOfAnother(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var ada = await ground.StudentAsync(assignment, "ada");
        var bob = await ground.StudentAsync(assignment, "bob");
        var adas = new List<Receipt>();
        for (var i = 0; i < 20; i++)
            adas.Add(await ground.PushAsync(assignment, ada, $"// {i}"));
        var bobs = new[] { await ground.PushAsync(assignment, bob, "// 1"), await ground.PushAsync(assignment, bob, "// 2") };

        var order = await ground.ClaimAllAsync();

        Assert.Equal([adas[19].AttemptId, bobs[1].AttemptId, adas[0].AttemptId, bobs[0].AttemptId, adas[1].AttemptId], order.Take(5));
        Assert.Equal(22, order.Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Push_TheSameContentAgainWhileOvertaken_ComesBackToTheFront(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var ada = await ground.StudentAsync(assignment, "ada");
        var first = await ground.PushAsync(assignment, ada, "// 1");
        var second = await ground.PushAsync(assignment, ada, "// 2");
        var again = await ground.PushAsync(assignment, ada, "// 1");

        Assert.Equal(first with { IsNew = false, Stored = null }, again);
        Assert.Equal([first.AttemptId, second.AttemptId], await ground.ClaimAllAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Claim_ManyAtOnce_EachAttemptOnce(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var pushes = await ground.PushesAsync(await ground.CourseAsync("a"), 30);

        var claims = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => ground.Queue.ClaimAsync($"{i}", Ground.Stop))));

        Assert.Equal(pushes.Select(p => p.AttemptId), claims.OfType<Claim>().Select(c => c.AttemptId).Order());
    }
}
