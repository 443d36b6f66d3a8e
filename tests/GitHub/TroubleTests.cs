using System.Net;
using System.Text;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.GitHub.Model;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.GitHub.Tests;

/// <summary>Commits without a grade say why and what to do, until there is one.</summary>
public abstract class TroubleTests(AppCourse app, PlainCourse plain)
{
    private readonly GradedCourse course = app.Course;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<string> PushAsync(GradedCourse to, FakeRepository repository, params Entry[] files)
    {
        var sha = repository.Commit(files);
        Assert.Equal(202, await to.GitHub.DeliverAsync("push", Payload.Push(repository, sha)));
        return sha;
    }

    /// <summary>Waits until all that is to be said of a commit is.</summary>
    private static Task SaidAsync(GradedCourse of, string sha) => Wait.UntilAsync("said", async () =>
    {
        await using var store = of.Store();
        var all = await store.Publications.Where(p => p.Sha == sha).ToListAsync(Stop);
        return all.Count > 0 && all.All(p => p.State is PublicationState.Done or PublicationState.Overtaken);
    });

    public static TheoryData<string, string> Unfit => new() { { "nothing", "holds no C# file" }, { "links", "Symbolic links" }, { "many", "holds 201 C# files" }, { "large", "files over 1 MB" } };

    private static Entry[] Files(string what) => what switch
    {
        "nothing" => [new("README.md", "r")],
        "links" => [new("Exercises/A.cs", Encoding.UTF8.GetBytes("../../A.cs"), "120000"), new("README.md", "r")],
        "many" => [.. Enumerable.Range(0, 201).Select(i => new Entry($"Exercises/A{i}.cs", "// a"))],
        "large" => [new("Exercises/A.cs", new byte[3 << 20])],
        _ => throw new ArgumentException(what),
    };

    [Theory, MemberData(nameof(Unfit))]
    public async Task Commit_ThatCannotBeGraded_SaysWhatToDoOnce(string what, string said)
    {
        var ada = await app.StudentAsync();
        ada.FeedbackPull = 1;
        var sha = await PushAsync(course, ada, Files(what));
        await SaidAsync(course, sha);
        // The same once more, as a student does who asks for the check again.
        Assert.Equal(202, await course.GitHub.DeliverAsync("check_run", Payload.CheckRun(ada, sha)));
        await Wait.UntilAsync("looked at again", async () =>
        {
            await using var store = course.Store();
            return await store.Pushes.AnyAsync(p => p.Sha == sha && p.Tries >= 1 && p.State == PushState.Unfit, Stop);
        });
        var run = Assert.Single(ada.CheckRuns);
        Assert.Equal((sha, "action_required", "autograder/autodiff"), (run.HeadSha, run.Conclusion, run.Name));
        Assert.Contains(said, run.Summary, StringComparison.Ordinal);
        Assert.Contains("push again", run.Summary, StringComparison.Ordinal);
        Assert.EndsWith("/autodiff/me", run.DetailsUrl, StringComparison.Ordinal);
        Assert.Contains(said, Assert.Single(ada.Comments.Values).Body, StringComparison.Ordinal);
        // And the next commit is graded as ever.
        var next = await course.PushAsync(ada, "// score: 70");
        await SaidAsync(course, next);
        Assert.Equal("70 of 100 points", Assert.Single(ada.CheckRuns, r => r.HeadSha == next).Title);
        Assert.Contains("70 of 100", Assert.Single(ada.Comments.Values).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OfACommitThatCannotBeGraded_IsAFailureInOneLine()
    {
        var ada = await plain.StudentAsync();
        var sha = await PushAsync(plain.Course, ada, Files("nothing"));
        await SaidAsync(plain.Course, sha);
        var status = Assert.Single(ada.Statuses);
        Assert.Equal((sha, "failure"), (status.Sha, status.State));
        Assert.StartsWith("Not graded: This commit holds no C# file to grade: push the template's folder Exercises/", status.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Commit_ThatWeFailedAt_IsNeutralUntilItsGradeTakesThePlace(bool answersAreLost)
    {
        var ada = await app.StudentAsync();
        course.Grader.Fails = true;
        if (answersAreLost)
            course.GitHub.Limits.LostAnswers.Enqueue("lost");
        string sha;
        try
        {
            sha = await course.PushAsync(ada, "// score: 70 findings: 60");
            await SaidAsync(course, sha);
        }
        finally
        {
            course.Grader.Fails = false;
        }
        var run = Assert.Single(ada.CheckRuns);
        Assert.Equal(("neutral", "Not graded: the grader itself failed"), (run.Conclusion, run.Title));
        Assert.Contains("costs no point", run.Summary, StringComparison.Ordinal);
        if (answersAreLost)
            course.GitHub.Limits.LostAnswers.Enqueue("lost");
        Assert.Equal(HttpStatusCode.Accepted, (await course.Client.PostAsync($"{GradedCourse.Api}/failures/requeue", null, Stop)).StatusCode);
        await Wait.UntilAsync("the grade", () => ada.CheckRuns.Any(r => r.Title == "70 of 100 points" && r.Annotations.Count == 60));
        await SaidAsync(course, sha);
        // The same check run, and none of its marks twice.
        Assert.Equal((run.Id, 60), (Assert.Single(ada.CheckRuns).Id, run.Annotations.Count));
        await using var store = course.Store();
        Assert.Equal($"attempt-{await store.Attempts.Where(a => a.Submission!.Content == sha).MaxAsync(a => a.Id, Stop)}", run.ExternalId);
    }

    [Fact]
    public async Task Commit_WithAGradeThatARegradeFailsAt_KeepsTheGrade()
    {
        var ada = await app.StudentAsync();
        var sha = await course.PushAsync(ada, "// score: 70");
        await SaidAsync(course, sha);
        course.Grader.Fails = true;
        try
        {
            Assert.Equal(202, await course.GitHub.DeliverAsync("check_run", Payload.CheckRun(ada, sha)));
            await Wait.UntilAsync("the dead letter", async () =>
            {
                await using var store = course.Store();
                return await store.Attempts.AnyAsync(a => a.State == AttemptState.Failed && a.Submission!.Content == sha, Stop);
            });
        }
        finally
        {
            course.Grader.Fails = false;
        }
        // Whatever is pushed later is said later: by then this would have been.
        var other = await app.StudentAsync();
        await SaidAsync(course, await PushAsync(course, other, Files("nothing")));
        Assert.Equal("70 of 100 points", Assert.Single(ada.CheckRuns).Title);
    }

    [Fact]
    public async Task Commit_ThatGitHubDoesNotGiveOut_IsNeutralThenGivenUpThenGraded()
    {
        await using var alone = await app.AnotherAsync();
        var ada = await alone.StudentAsync("ada");
        alone.GitHub.GitIsDown = true;
        var sha = await alone.PushAsync(ada, "// score: 70");
        await Wait.UntilAsync("a failed try", async () =>
        {
            await using var store = alone.Store();
            return await store.Pushes.AnyAsync(p => p.Fault != null, Stop);
        });
        Assert.Empty(ada.CheckRuns);
        await SetAsync(push => push.SetProperty(p => p.Tries, 9).SetProperty(p => p.NotBefore, DateTimeOffset.UtcNow.AddHours(1)));
        await Wait.UntilAsync("the words", () => !ada.CheckRuns.IsEmpty);
        var run = Assert.Single(ada.CheckRuns);
        Assert.Equal(("neutral", "Not graded yet: GitHub does not give the commit out"), (run.Conclusion, run.Title));
        await SaidAsync(alone, sha);
        await SetAsync(push => push.SetProperty(p => p.State, PushState.Failed));
        await Wait.UntilAsync("other words", () => run.Title == "Not graded: GitHub did not give the commit out");
        await SaidAsync(alone, sha);
        alone.GitHub.GitIsDown = false;
        (await alone.Client.PostAsync($"{GradedCourse.Api}/github/failures/requeue", null, Stop)).EnsureSuccessStatusCode();
        await Wait.UntilAsync("the grade", () => run.Title == "70 of 100 points");
        Assert.Single(ada.CheckRuns);
        Assert.Single(run.Annotations);

        async Task SetAsync(Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Push>> change)
        {
            await using var store = alone.Store();
            await store.Pushes.ExecuteUpdateAsync(change, Stop);
        }
    }
}
