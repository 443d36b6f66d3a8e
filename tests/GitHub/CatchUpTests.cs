using System.Net.Http.Json;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.GitHub.CatchUp;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.GitHub.Tests;

/// <summary>What did not reach the service by itself.</summary>
public abstract class CatchUpTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected abstract Task<GradedCourse> StartAsync(bool asApp = false);

    /// <summary>The next start looks for what was missed; later only the tests do.</summary>
    private static async Task StartAndCatchUpAsync(GradedCourse course)
    {
        course.Pace = course.Pace with { CatchUp = Cron.Never() };
        await course.StartServiceAsync();
        var jobs = course.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        await Wait.UntilAsync("the look at the start", () => jobs.SucceededJobs(0, 1000).Any(j => j.Value.Job?.Type == typeof(CatchingUp)));
    }

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
        await StartAndCatchUpAsync(course);
        foreach (var student in students)
            await course.GradedAsync(student, 1);
        await CatchUpAsync(course);
        await CatchUpAsync(course);
        await using var store = course.Store();
        Assert.Equal((20, 20), (await store.Submissions.CountAsync(Stop), await store.Attempts.CountAsync(Stop)));
        if (asApp)
            // Each was asked for until it arrived; the first time perhaps while nobody listened yet.
            Assert.All(course.GitHub.Deliveries.GroupBy(d => d.Guid), g => Assert.Single(g, d => d.StatusCode == 202));
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
    public async Task Head_PushedWhileOneLooks_DoesNotGetTheTimeOfThePushBefore()
    {
        await using var course = await StartAsync();
        var ada = await course.StudentAsync("ada");
        GradedCourse.Commit(ada, "// in time");
        ada.PushedAt = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        var late = ada.PushedAt.AddDays(1);
        var sha = "";
        ada.BeforeItsCommits = () =>
        {
            sha = GradedCourse.Commit(ada, "// late");
            ada.PushedAt = late;
            return Task.CompletedTask;
        };
        await CatchUpAsync(course);
        await CatchUpAsync(course);
        await course.GradedAsync(ada, 1);
        await using var store = course.Store();
        var submission = await store.Submissions.SingleAsync(Stop);
        Assert.Equal((sha, late), (submission.Content, submission.ReceivedAt));
    }

    [Theory]
    [InlineData("teacher", "teacher", false)]
    [InlineData("teacher", "web-flow", false)]
    [InlineData("student", "teacher", false)]
    [InlineData("student", "web-flow", true)]
    [InlineData("teacher", "student", true)]
    public async Task Head_OfATeacher_GivesWayToTheStudentsCommitBeforeIt(string author, string committer, bool isTheStudents)
    {
        await using var course = await StartAsync();
        await course.TeacherAsync(7);
        var people = new Dictionary<string, (long, string, string)> { ["teacher"] = (7, "teacher", "User"), ["student"] = (1001, "ada", "User"), ["web-flow"] = (19_864_447, "web-flow", "User") };
        var ada = await course.StudentAsync("ada");
        var first = GradedCourse.Commit(ada, "// mine");
        var second = GradedCourse.Commit(ada, "// a correction");
        (ada.Authors[second], ada.Committers[second]) = (people[author], people[committer]);
        await CatchUpAsync(course);
        await course.GradedAsync(ada, 1);
        await using var store = course.Store();
        Assert.Equal(isTheStudents ? second : first, (await store.Submissions.SingleAsync(Stop)).Content);
    }

    [Fact]
    public async Task Delivery_WhoseRepetitionFailsToo_IsAskedForOnceMore()
    {
        await using var course = await StartAsync(asApp: true);
        var deliveries = course.Services.GetRequiredService<FailedDeliveries>();
        var ada = await course.StudentAsync("ada");
        var listens = course.GitHub.Webhook;
        course.GitHub.Webhook = null;
        Assert.Equal(502, await course.GitHub.DeliverAsync("push", Payload.Push(ada, GradedCourse.Commit(ada, "// mine"))));
        Assert.Equal(1, await deliveries.AskAsync(Stop));
        course.GitHub.Webhook = listens;
        Assert.Equal(1, await deliveries.AskAsync(Stop));
        await course.GradedAsync(ada, 1);
        Assert.Equal(0, await deliveries.AskAsync(Stop));
        Assert.Equal(3, course.GitHub.Deliveries.Count);
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
