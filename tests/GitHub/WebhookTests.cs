using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.GitHub.Model;
using Microsoft.EntityFrameworkCore;

namespace Autograder.GitHub.Tests;

/// <summary>Deliveries over real HTTP to a whole service, which fetches from a real git.</summary>
public abstract class WebhookTests(PlainCourse plain) : IAsyncLifetime
{
    private readonly GradedCourse course = plain.Course;
    private FakeRepository ada = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => ada = await plain.StudentAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<(int Pushes, int Submissions, int Attempts)> StoredAsync()
    {
        await using var store = course.Store();
        var origin = $"github:{ada.Id}";
        return (await store.Pushes.CountAsync(p => p.Repository!.GitHubId == ada.Id, Stop), await store.Submissions.CountAsync(s => s.Origin == origin, Stop),
            await store.Attempts.CountAsync(a => a.Submission!.Origin == origin, Stop));
    }

    private async Task<bool> IsDeliveredAsync(string id)
    {
        await using var store = course.Store();
        return await store.Deliveries.AnyAsync(d => d.Id == id, Stop);
    }

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string name, string body, string? signature = null, string? id = "refused")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/github/webhook") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-GitHub-Event", name);
        if (id is not null)
            request.Headers.Add("X-GitHub-Delivery", id);
        if (signature != "")
            request.Headers.Add("X-Hub-Signature-256", signature ?? FakeGitHub.Sign(Encoding.UTF8.GetBytes(body)));
        using var answer = await course.Client.SendAsync(request, Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Push_OfAStudent_IsFetchedGradedAndTheirs()
    {
        var sha = await course.PushAsync(ada, "// score: 70");
        await course.GradedAsync(ada, 1);
        await course.TakenAsync(sha);
        await using var store = course.Store();
        var submission = await store.Submissions.Include(s => s.Student).Include(s => s.Files).Include(s => s.Attempts).SingleAsync(s => s.Content == sha, Stop);
        Assert.Equal(($"github:{ada.Id}", ada.Name, 70), (submission.Origin, $"hw1-{submission.Student!.Identifier}", submission.Attempts.Single().Score));
        Assert.Equal("Exercises/A.cs", submission.Files.Single().Path);
    }

    [Fact]
    public async Task Delivery_Replayed_IsAcknowledgedAndNotGradedTwice()
    {
        var sha = GradedCourse.Commit(ada, "// mine");
        var payload = Payload.Push(ada, sha);
        for (var i = 0; i < 3; i++)
            Assert.Equal(202, await course.GitHub.DeliverAsync("push", payload, "the-same"));
        Assert.Equal(202, await course.GitHub.DeliverAsync("push", payload, "another delivery of the same commit"));
        await course.GradedAsync(ada, 1);
        Assert.Equal((1, 1, 1), await StoredAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("sha1=757107ea0eb2509fc211221cce984b8a37570b6d")]
    public async Task Delivery_SignatureWrongOrMissing_IsRefusedAndNothingStored(string signature)
    {
        var (status, text) = await PostAsync("push", Payload.Push(ada, GradedCourse.Commit(ada, "// x")).ToJsonString(), signature);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("GitHub:WebhookSecret", text, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await StoredAsync());
        Assert.False(await IsDeliveredAsync("refused"));
    }

    [Theory]
    [InlineData("push", "{")]
    [InlineData("push", "[]")]
    [InlineData("push", "null")]
    [InlineData("push", """{"ref": "refs/heads/main", "after": 7}""")]
    [InlineData("anything", "no json")]
    public async Task Delivery_BodyMalformed_IsABadRequest(string name, string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(name, body)).Status);
        Assert.Equal((0, 0, 0), await StoredAsync());
        Assert.False(await IsDeliveredAsync("refused"));
    }

    [Fact]
    public async Task Delivery_WithoutItsId_IsABadRequest() => Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("ping", "{}", id: null)).Status);

    [Fact]
    public async Task Delivery_LargerThanGitHubSends_IsRefusedBeforeItIsRead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/github/webhook") { Content = new ByteArrayContent(new byte[(25 << 20) + 1]) };
        request.Headers.ExpectContinue = true;
        // Else the body is sent after a second without an answer, and the refusal meets it.
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = course.Address };
        using var answer = await patient.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Delivery_LargerThanAnUpload_IsTaken()
    {
        var payload = Payload.Push(ada, GradedCourse.Commit(ada, "// large"));
        payload["padding"] = new string('x', 12 << 20);
        Assert.Equal(202, await course.GitHub.DeliverAsync("push", payload));
        await course.GradedAsync(ada, 1);
    }

    [Fact]
    public async Task Delivery_ThatIsNoAttempt_IsAcknowledgedAndNothingFetched()
    {
        var sha = GradedCourse.Commit(ada, "// mine");
        var stranger = course.GitHub.AddRepository("elsewhere", ada.Name);
        var unknown = course.GitHub.AddRepository(GradedCourse.Owner, "hw1-nobody");
        foreach (var payload in new[]
        {
            Payload.Push(ada, sha, "refs/heads/experiment"), Payload.Push(ada, sha, "refs/heads/feedback"), Payload.Push(ada, sha, "refs/tags/v1"),
            Payload.Push(ada, Payload.NoCommit, before: sha), Payload.Push(ada, sha, senderType: "Bot"), Payload.Push(stranger, sha), Payload.Push(unknown, sha),
        })
            Assert.Equal(202, await course.GitHub.DeliverAsync("push", payload));
        Assert.Equal(202, await course.GitHub.DeliverAsync("ping", Payload.Ping(ada)));
        Assert.Equal(202, await course.GitHub.DeliverAsync("ping", Payload.Ping(null)));
        Assert.Equal(202, await course.GitHub.DeliverAsync("installation", Payload.Installation()));
        Assert.Equal(202, await course.GitHub.DeliverAsync("check_run", Payload.CheckRun(ada, sha, "created")));
        Assert.Equal(202, await course.GitHub.DeliverAsync("marketplace_purchase", new JsonObject { ["action"] = "bought" }));
        Assert.Equal((0, 0, 0), await StoredAsync());
        await using var store = course.Store();
        Assert.False(await store.Repositories.AnyAsync(r => r.GitHubId == stranger.Id || r.GitHubId == unknown.Id, Stop));
    }

    [Fact]
    public async Task Push_Forced_IsAnotherSubmissionAndTheFirstStays()
    {
        var first = await course.PushAsync(ada, "// score: 10");
        await course.GradedAsync(ada, 1);
        var payload = Payload.Push(ada, GradedCourse.Commit(ada, "// score: 20"), before: first);
        payload["forced"] = true;
        Assert.Equal(202, await course.GitHub.DeliverAsync("push", payload));
        await course.GradedAsync(ada, 2);
        Assert.Equal((2, 2, 2), await StoredAsync());
    }

    [Theory]
    [InlineData("check_run")]
    [InlineData("check_suite")]
    public async Task Check_Rerequested_IsGradedAgainAsTheSameSubmission(string name)
    {
        var sha = await course.PushAsync(ada, "// mine");
        await course.GradedAsync(ada, 1);
        Assert.Equal(202, await course.GitHub.DeliverAsync(name, name == "check_run" ? Payload.CheckRun(ada, sha) : Payload.CheckSuite(ada, sha)));
        await course.GradedAsync(ada, 2);
        Assert.Equal((1, 1, 2), await StoredAsync());
    }

    [Fact]
    public async Task Push_OfTheTemplateAsItWasGivenOut_IsNobodysAttempt()
    {
        await using (var store = course.Store())
            await store.GitHubAssignments.ExecuteUpdateAsync(
                set => set.SetProperty(a => a.TemplateHash, Service.Intake.ContentHash.Of([new("Exercises/A.cs", "// stub"u8.ToArray())])), Stop);
        var template = await course.PushAsync(ada, "// stub");
        await Wait.UntilAsync("refused", async () =>
        {
            await using var store = course.Store();
            return await store.Pushes.AnyAsync(p => p.State == PushState.Refused && p.Repository!.GitHubId == ada.Id, Stop);
        });
        // Asked for again it is not promised a grade.
        var (status, answer) = await PostAsync("check_run", Payload.CheckRun(ada, template).ToJsonString(), id: template);
        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Contains("is not graded. It is the template", answer, StringComparison.Ordinal);
        Assert.Equal((1, 0, 0), await StoredAsync());
        await course.PushAsync(ada, "// stub and work");
        await course.GradedAsync(ada, 1);
    }
}
