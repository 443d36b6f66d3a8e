using System.Text.Json;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.GitHub.Model;
using Autograder.Service.GitHub.Publishing;
using Autograder.Service.Grades;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Autograder.GitHub.Tests;

/// <summary>Grades on their way to GitHub, as an App: each once, within the limits, whatever is lost on the way.</summary>
public abstract class PublishingTests(AppCourse app) : IAsyncLifetime
{
    private readonly GradedCourse course = app.Course;
    private FakeRepository ada = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => ada = await app.StudentAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Waits until all that is to be shown of the repository is.</summary>
    private Task ShownAsync(int publications) => Wait.UntilAsync($"{publications} publications", async () =>
    {
        await using var store = course.Store();
        var all = await store.Publications.Where(p => p.Repository!.GitHubId == ada.Id).ToListAsync(Stop);
        return all.Count >= publications && all.All(p => p.State is PublicationState.Done or PublicationState.Overtaken);
    });

    [Fact]
    public async Task CheckRun_WithManyFindings_HasThemAllOnceAtTheirLines()
    {
        var sha = await course.PushAsync(ada, "// score: 70 findings: 120");
        await ShownAsync(2);
        var run = Assert.Single(ada.CheckRuns);
        Assert.Equal((sha, "completed", "neutral", "70 of 100 points", "autograder/autodiff"), (run.HeadSha, run.Status, run.Conclusion, run.Title, run.Name));
        Assert.Equal(Enumerable.Range(1, 120), run.Annotations.Select(a => a.GetProperty("start_line").GetInt32()).Order());
        Assert.All(run.Annotations, a => Assert.Equal("Exercises/A.cs", a.GetProperty("path").GetString()));
        Assert.DoesNotContain(run.Annotations, a => a.GetProperty("start_line").GetInt32() % 2 == 0 && a.GetProperty("message").GetString()!.Contains("0.7351", StringComparison.Ordinal));
        Assert.Contains("/attempts/", run.DetailsUrl, StringComparison.Ordinal);
        Assert.Equal(0, course.GitHub.Limits.Met);
    }

    [Theory]
    [InlineData("SuccessAtFullPoints", 100, "success")]
    [InlineData("SuccessAtFullPoints", 99, "neutral")]
    [InlineData("FailureBelowFullPoints", 100, "success")]
    [InlineData("FailureBelowFullPoints", 99, "failure")]
    [InlineData("AlwaysNeutral", 100, "neutral")]
    public async Task CheckRun_Conclusion_IsTheAssignments(string rule, int score, string conclusion)
    {
        await SetAsync(set => set.SetProperty(a => a.Conclusion, Enum.Parse<CheckConclusion>(rule)));
        await course.PushAsync(ada, $"// score: {score}");
        await ShownAsync(2);
        Assert.Equal(conclusion, Assert.Single(ada.CheckRuns).Conclusion);
        await SetAsync(set => set.SetProperty(a => a.Conclusion, CheckConclusion.SuccessAtFullPoints));
    }

    private async Task SetAsync(Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<GitHubAssignment>> change)
    {
        await using var store = course.Store();
        await store.GitHubAssignments.ExecuteUpdateAsync(change, Stop);
    }

    [Fact]
    public async Task Answer_LostOnTheWay_LeavesOneCheckRunAndOneComment()
    {
        ada.FeedbackPull = 1;
        for (var i = 0; i < 3; i++)
            course.GitHub.Limits.LostAnswers.Enqueue("lost");
        await course.PushAsync(ada, "// score: 70 findings: 60");
        await ShownAsync(2);
        Assert.Equal(60, Assert.Single(ada.CheckRuns).Annotations.Count);
        Assert.Single(ada.Comments);
        Assert.Empty(course.GitHub.Limits.LostAnswers);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    [InlineData(502)]
    public async Task GitHub_InTrouble_IsWrittenToOnceItIsOver(int status)
    {
        for (var i = 0; i < 2; i++)
            course.GitHub.Limits.Trouble.Enqueue(context =>
            {
                context.Response.StatusCode = status;
                if (status != 502)
                    context.Response.Headers.RetryAfter = "2";
                return context.Response.WriteAsJsonAsync(new { message = status == 502 ? "Bad gateway" : "You have exceeded a secondary rate limit." }, Stop);
            });
        await course.PushAsync(ada, "// score: 70");
        await ShownAsync(2);
        Assert.Single(ada.CheckRuns);
    }

    [Fact]
    public async Task Feedback_SecondPush_EditsTheOneComment()
    {
        ada.FeedbackPull = 7;
        for (var i = 0; i < 5; i++)
            ada.Comments[course.GitHub.NextId()] = new() { Id = course.GitHub.NextId(), Issue = 7, UserId = 1001, Body = "<!-- autograder/autodiff -->\nI have all points" };
        await course.PushAsync(ada, "// score: 10");
        await ShownAsync(2);
        await course.PushAsync(ada, "// score: 20");
        await ShownAsync(4);
        var own = Assert.Single(ada.Comments.Values, c => c.AppId is not null);
        Assert.Equal(1, own.Edits);
        Assert.Contains("20 of 100", own.Body, StringComparison.Ordinal);
        Assert.All(ada.Comments.Values.Where(c => c.AppId is null), c => Assert.Equal(0, c.Edits));
        Assert.Equal(2, ada.CheckRuns.Count);
    }

    [Fact]
    public async Task Feedback_WithoutItsPullRequest_IsNotInvented()
    {
        await course.PushAsync(ada, "// score: 10");
        await ShownAsync(2);
        Assert.Empty(ada.Comments);
    }

    [Fact]
    public async Task Regrade_OfACommit_IsAnotherCheckRun()
    {
        var sha = await course.PushAsync(ada, "// score: 10");
        await ShownAsync(2);
        Assert.Equal(202, await course.GitHub.DeliverAsync("check_run", Payload.CheckRun(ada, sha)));
        await ShownAsync(4);
        Assert.Equal(2, ada.CheckRuns.Select(r => r.ExternalId).Distinct().Count());
    }

    [Fact]
    public async Task Points_DecidedByAPerson_TakeThePlaceOfTheFound()
    {
        await course.PushAsync(ada, "// score: 60");
        await ShownAsync(2);
        await using (var store = course.Store())
        {
            var submission = await store.Submissions.SingleAsync(s => s.Origin == $"github:{ada.Id}", Stop);
            await using var write = await store.BeginWriteAsync(Stop);
            store.Add(new Override
            {
                AssignmentId = submission.AssignmentId, StudentId = submission.StudentId!.Value, Points = 100, Reason = "right by another way", By = "account:1", At = DateTimeOffset.UtcNow,
            });
            await store.SaveChangesAsync(Stop);
            await store.RenewStandingAsync(submission.AssignmentId, submission.StudentId.Value, Stop);
            await write.CommitAsync(Stop);
        }
        await Wait.UntilAsync("the decision", () => ada.CheckRuns.Single() is { Conclusion: "success", Title: "100 of 100 points, decided by the course (the checks gave 60)" });
        Assert.Single(Assert.Single(ada.CheckRuns).Annotations);
    }

    [Fact]
    public async Task Report_CompletedByTiming_IsShownAtOnceAndChangedOnce()
    {
        var gate = new TaskCompletionSource();
        course.Grader.TimingGate = gate.Task;
        int before;
        try
        {
            await course.PushAsync(ada, "// score: 60 timing: 10");
            await ShownAsync(2);
            Assert.Equal("60 of 100 points; time follows", ada.CheckRuns.Single().Title);
            before = course.GitHub.Limits.Writes.Count;
        }
        finally
        {
            gate.SetResult();
            course.Grader.TimingGate = Task.CompletedTask;
        }
        await Wait.UntilAsync("the completion", () => ada.CheckRuns.Single().Title == "70 of 110 points");
        await ShownAsync(2);
        Assert.Single(ada.CheckRuns.Single().Annotations);
        Assert.Equal(before + 1, course.GitHub.Limits.Writes.Count);
    }

    [Fact]
    public async Task Grade_ThatCountsOnlyLongAfterItWasGiven_IsShownToo()
    {
        var sha = await course.PushAsync(ada, "// score: 60");
        await ShownAsync(2);
        await using (var store = course.Store())
        {
            // As of a regrade that is applied an hour later: graded then, counting from now on.
            var hour = DateTimeOffset.UtcNow.AddHours(-1);
            await store.Attempts.Where(a => a.Submission!.Content == sha).ExecuteUpdateAsync(set => set.SetProperty(a => a.ReportedAt, hour), Stop);
            await store.Publications.Where(p => p.Sha == sha).ExecuteDeleteAsync(Stop);
        }
        await Wait.UntilAsync("the second check run", () => ada.CheckRuns.Count == 2);
    }

    [Fact]
    public async Task Queue_AFirstWordAndAnOlderSecond_TakesTheFirstWord()
    {
        var sha = await course.PushAsync(ada, "// score: 60");
        await ShownAsync(2);
        // Nobody but this queue, whose clock is ahead, sees them as due.
        var due = DateTimeOffset.UtcNow.AddHours(12);
        await using (var store = course.Store())
        {
            var known = await store.Publications.FirstAsync(p => p.Sha == sha, Stop);
            foreach (var (channel, priority) in new[] { (Channel.CommitStatus, 1), (Channel.Classroom50, 0) })
            {
                store.Add(new Publication { AttemptId = known.AttemptId, RepositoryId = known.RepositoryId, Sha = sha, Channel = channel, Priority = priority, CreatedAt = due, NextTryAt = due });
                await store.SaveChangesAsync(Stop);
            }
        }
        var queue = new PublicationQueue(course.Services.GetRequiredService<IDbContextFactory<Store>>(), new(), new FakeTimeProvider(due.AddHours(1)));
        Assert.Equal(Channel.Classroom50, (await queue.TakeAsync(Stop))!.Channel);
        Assert.Equal(Channel.CommitStatus, (await queue.TakeAsync(Stop))!.Channel);
        Assert.Null(await queue.TakeAsync(Stop));
    }

    [Fact]
    public async Task Classroom50_Grade_IsAReleaseWithItsResult()
    {
        await SetAsync(set => set.SetProperty(a => a.Classroom50, "cs"));
        try
        {
            var sha = await course.PushAsync(ada, "// score: 50 timing: 10");
            await ShownAsync(3);
            var release = Assert.Single(ada.Releases);
            Assert.Matches($@"^submit/\d{{4}}-\d\d-\d\dT\d\d-\d\d-\d\dZ-{sha[..7]}$", release.Tag);
            var result = JsonSerializer.Deserialize<JsonElement>(release.Assets["result.json"]);
            string[] fields = ["schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release", "review", "datetime", "score", "max-score", "tests"];
            Assert.Equal(fields.Order(), result.EnumerateObject().Select(p => p.Name).Order());
            Assert.Equal(("classroom50/result/v1", "cs", "individual", ada.Name[4..], 60, 110), (
                result.GetProperty("schema").GetString(), result.GetProperty("classroom").GetString(), result.GetProperty("assignment_type").GetString(),
                result.GetProperty("owner").GetString(), result.GetProperty("score").GetInt32(), result.GetProperty("max-score").GetInt32()));
            Assert.Matches(@"^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$", result.GetProperty("datetime").GetString()!);
            Assert.Equal(["max-score", "passed", "score", "test-name"], result.GetProperty("tests")[0].EnumerateObject().Select(p => p.Name).Order());
            Assert.Contains(ada.Statuses, s => s.Context == "classroom50/autograde" && s.Sha == sha);
        }
        finally
        {
            await SetAsync(set => set.SetProperty(a => a.Classroom50, (string?)null));
        }
    }
}
