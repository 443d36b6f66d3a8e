using System.Net;
using System.Text.Json;
using Autograder.GitHub.Tests.StandIn;

namespace Autograder.GitHub.Tests;

/// <summary>What jobs hand in, over real HTTP; the service has a credential and compares with the commit's own tree.</summary>
public abstract class CiIntakeTests(PlainCourse plain) : IAsyncLifetime
{
    private readonly GradedCourse course = plain.Course;
    private FakeRepository ada = null!;
    private Job job = null!;

    public async ValueTask InitializeAsync()
    {
        ada = await plain.StudentAsync();
        job = new(course, ada);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Job_HandsInAndWaits_GetsTheReportInEveryForm()
    {
        var sha = GradedCourse.Commit(ada, "// score: 70");
        var address = await job.HandInAsync(job.Token(job.Claims(sha)), Job.Sources("// score: 70"));
        await course.GradedAsync(ada, 1);
        var summary = (await job.SendAsync(HttpMethod.Get, address, job.Token(job.Claims(sha)))).Body.GetString()!;
        Assert.Contains("70 of 100 points", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("seed", summary, StringComparison.Ordinal);
        Assert.Equal("70/100\n", (await job.SendAsync(HttpMethod.Get, address + "&format=points", job.Token(job.Claims(sha)))).Body.GetString());
        Assert.Contains("::warning file=Exercises/A.cs,line=1,", (await job.SendAsync(HttpMethod.Get, address + "&format=annotations", job.Token(job.Claims(sha)))).Body.GetString()!, StringComparison.Ordinal);
        var classroom = JsonSerializer.Deserialize<JsonElement>(Convert.FromBase64String((await job.SendAsync(HttpMethod.Get, address + "&format=classroom", job.Token(job.Claims(sha)))).Body.GetString()!.Trim()));
        Assert.Equal((1, 100, 70), (classroom.GetProperty("version").GetInt32(), classroom.GetProperty("max_score").GetInt32(), classroom.GetProperty("tests").EnumerateArray().Sum(t => t.GetProperty("score").GetInt32())));
    }

    [Fact]
    public async Task Job_WhileItIsGraded_IsToldHowFarItIs()
    {
        var gate = new TaskCompletionSource();
        course.Grader.Gate = gate.Task;
        try
        {
            var sha = GradedCourse.Commit(ada, "// x");
            var address = await job.HandInAsync(job.Token(job.Claims(sha)), Job.Sources("// x"));
            var (status, line) = await job.SendAsync(HttpMethod.Get, address, job.Token(job.Claims(sha)));
            Assert.Equal(HttpStatusCode.Accepted, status);
            Assert.NotEmpty(line.GetString()!);
        }
        finally
        {
            gate.SetResult();
            course.Grader.Gate = Task.CompletedTask;
        }
        await course.GradedAsync(ada, 1);
    }

    [Fact]
    public async Task Request_Repeated_GetsTheSameAnswerAndOneGrading()
    {
        var sha = GradedCourse.Commit(ada, "// x");
        // The same bytes: archives have the time in them, and others than before are another request.
        var (token, archive) = (job.Token(job.Claims(sha)), Job.Sources("// x"));
        var first = await job.HandInAsync(token, archive);
        await course.GradedAsync(ada, 1);
        Assert.Equal(first, await job.HandInAsync(token, archive));
        Assert.Equal((1, 1), await job.StoredAsync());
    }

    [Fact]
    public async Task Commit_ByWebhookAndByToken_IsOneSubmissionAndOneGrading()
    {
        var sha = await course.PushAsync(ada, "// both");
        var address = await job.HandInAsync(job.Token(job.Claims(sha)), Job.Sources("// both"));
        await course.GradedAsync(ada, 1);
        await job.HandInAsync(job.Token(job.Claims(sha)), Job.Sources("// both"));
        Assert.Equal(202, await course.GitHub.DeliverAsync("push", Payload.Push(ada, sha)));
        Assert.Equal((1, 1), await job.StoredAsync());
        Assert.Equal(HttpStatusCode.OK, (await job.SendAsync(HttpMethod.Get, address, job.Token(job.Claims(sha)))).Status);
    }

    [Fact]
    public async Task Workflow_RunAgain_IsANewAttemptOnce()
    {
        var sha = GradedCourse.Commit(ada, "// x");
        await job.HandInAsync(job.Token(job.Claims(sha)), Job.Sources("// x"));
        await course.GradedAsync(ada, 1);
        for (var i = 0; i < 2; i++)
        {
            var rerun = job.Claims(sha);
            rerun["run_attempt"] = "2";
            await job.HandInAsync(job.Token(rerun), Job.Sources("// x"));
            await course.GradedAsync(ada, 2);
        }
        Assert.Equal((1, 2), await job.StoredAsync());
    }

    [Fact]
    public async Task Sources_WithOtherLineEnds_AreTheSame()
    {
        var sha = GradedCourse.Commit(ada, "// a\n// b\n");
        await job.HandInAsync(job.Token(job.Claims(sha)), Job.Sources("// a\r\n// b\r\n"));
        await course.GradedAsync(ada, 1);
    }

    [Fact]
    public async Task Git_Away_TheJobIsAskedToComeBackAndTheCommitIsGradedAnyway()
    {
        var sha = GradedCourse.Commit(ada, "// x");
        course.GitHub.GitIsDown = true;
        try
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await job.PostAsync(job.Token(job.Claims(sha)), Job.Sources("// x"))).Status);
        }
        finally
        {
            course.GitHub.GitIsDown = false;
        }
        await course.GradedAsync(ada, 1);
        await course.TakenAsync(sha);
    }
}
