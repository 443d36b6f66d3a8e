using System.Net.Http.Json;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.GitHub.CatchUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.GitHub.Tests;

/// <summary>What did not reach the service by itself.</summary>
public abstract class CatchUpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected abstract Task<GradedCourse> StartAsync(bool asApp = false);

    private static Task CatchUpAsync(GradedCourse course) => course.Services.GetRequiredService<CatchingUp>().RunAsync(Stop);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Service_DownDuringTwentyPushes_GradesThemAllOnceAfterwards(bool asApp)
    {
        await using var course = await StartAsync(asApp);
        var students = new List<FakeRepository>();
        for (var i = 0; i < 20; i++)
            students.Add(await course.StudentAsync($"s{i}"));
        await course.StopServiceAsync();
        foreach (var student in students)
            Assert.Equal(502, await course.GitHub.DeliverAsync("push", Payload.Push(student, GradedCourse.Commit(student, $"// {student.Name}"))));
        await course.StartServiceAsync();
        foreach (var student in students)
            await course.GradedAsync(student, 1);
        await CatchUpAsync(course);
        await CatchUpAsync(course);
        await using var store = course.Store();
        Assert.Equal((20, 20), (await store.Submissions.CountAsync(Stop), await store.Attempts.CountAsync(Stop)));
        if (asApp)
            // Each was asked for once.
            Assert.Equal(40, course.GitHub.Deliveries.Count);
    }

    [Fact]
    public async Task Head_ThatNobodyToldOf_IsTakenInAsOfWhenItWasPushed()
    {
        await using var course = await StartAsync();
        var ada = await course.StudentAsync("ada");
        var sha = GradedCourse.Commit(ada, "// mine");
        ada.PushedAt = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        await CatchUpAsync(course);
        await course.GradedAsync(ada, 1);
        await using var store = course.Store();
        var submission = await store.Submissions.SingleAsync(Stop);
        Assert.Equal((sha, ada.PushedAt), (submission.Content, submission.ReceivedAt));
    }

    [Fact]
    public async Task Head_OfABot_GivesWayToTheStudentsCommitBeforeIt()
    {
        await using var course = await StartAsync();
        var ada = await course.StudentAsync("ada");
        var sha = GradedCourse.Commit(ada, "// mine");
        ada.Authors[GradedCourse.Commit(ada, "// the bot's")] = (41, "github-classroom[bot]", "Bot");
        await CatchUpAsync(course);
        await course.GradedAsync(ada, 1);
        await using var store = course.Store();
        Assert.Equal(sha, (await store.Submissions.SingleAsync(Stop)).Content);
    }

    [Fact]
    public async Task Student_PutIntoTheRosterLate_HasTheirNewestCommitGraded()
    {
        await using var course = await StartAsync();
        var late = course.GitHub.AddRepository(GradedCourse.Owner, $"{GradedCourse.Prefix}-late");
        var sha = await course.PushAsync(late, "// mine");
        await CatchUpAsync(course);
        (await course.Client.PutAsJsonAsync($"{GradedCourse.Api}/students/late", new { name = "late", gitHubUsername = "Late" }, Stop)).EnsureSuccessStatusCode();
        await CatchUpAsync(course);
        await course.GradedAsync(late, 1);
        await using var store = course.Store();
        Assert.Equal(sha, (await store.Submissions.SingleAsync(Stop)).Content);
    }

    [Fact]
    public async Task Repository_RegisteredByItsName_IsLookedAtToo()
    {
        await using var course = await StartAsync();
        await course.StudentAsync("ada");
        var odd = course.GitHub.AddRepository("somebody", "homework");
        GradedCourse.Commit(odd, "// mine");
        (await course.Client.PutAsJsonAsync($"{GradedCourse.Api}/assignments/{GradedCourse.Assignment}/repositories/somebody/homework", new { student = "ada" }, Stop)).EnsureSuccessStatusCode();
        await CatchUpAsync(course);
        await course.GradedAsync(odd, 1);
    }
}
