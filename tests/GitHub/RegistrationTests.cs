using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Autograder.Service.GitHub.Model;
using Microsoft.EntityFrameworkCore;

namespace Autograder.GitHub.Tests;

public abstract class RegistrationTests(PlainCourse plain)
{
    private const string Here = GradedCourse.Api + "/assignments/" + GradedCourse.Assignment;

    private readonly GradedCourse course = plain.Course;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<(HttpStatusCode Status, string Text)> PutAsync(string address, object body)
    {
        using var answer = await course.Client.PutAsJsonAsync(address, body, Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Repository_OfAnyName_IsTheStudentsOnceItIsSaid()
    {
        await plain.StudentAsync();
        var odd = course.GitHub.AddRepository("somebody", "Homework");
        Assert.Equal(HttpStatusCode.OK, (await PutAsync($"{Here}/repositories/Somebody/Homework", new { student = "ada1" })).Status);
        await course.PushAsync(odd, "// mine");
        await course.GradedAsync(odd, 1);
        var listed = await course.Client.GetFromJsonAsync<JsonElement>($"{Here}/repositories", Stop);
        Assert.Contains(listed.EnumerateArray(), r => r.GetProperty("name").GetString() == "somebody/homework" && r.GetProperty("id").GetInt64() == odd.Id && r.GetProperty("student").GetString() == "ada1");
        using var refused = await course.Client.DeleteAsync($"{Here}/repositories/somebody/homework", Stop);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task Repository_RenamedAndItsNameTakenByAStranger_StaysTheOneItWas()
    {
        var ada = await plain.StudentAsync();
        await course.PushAsync(ada, "// first");
        await course.GradedAsync(ada, 1);
        var name = ada.Name;
        ada.Name = "renamed";
        var stranger = course.GitHub.AddRepository(GradedCourse.Owner, name);
        await course.PushAsync(stranger, "// the stranger's");
        await course.PushAsync(ada, "// second");
        await course.GradedAsync(ada, 2);
        await using var store = course.Store();
        Assert.Equal($"{GradedCourse.Owner}/renamed", (await store.Repositories.SingleAsync(r => r.GitHubId == ada.Id, Stop)).FullName);
    }

    [Fact]
    public async Task Repository_OfAnOwnerWhoTookTheNameOfTheCourses_IsAStrangers()
    {
        var ada = await plain.StudentAsync();
        await course.PushAsync(ada, "// binds the owner's id");
        await course.GradedAsync(ada, 1);
        (await course.Client.PutAsJsonAsync($"{GradedCourse.Api}/students/late", new { name = "late", gitHubUsername = "Late" }, Stop)).EnsureSuccessStatusCode();
        var taken = course.GitHub.AddRepository(GradedCourse.Owner, "hw1-late");
        var payload = Payload.Push(taken, GradedCourse.Commit(taken, "// mine"));
        payload["repository"]!["owner"]!["id"] = 666;
        Assert.Equal(202, await course.GitHub.DeliverAsync("push", payload));
        await using var store = course.Store();
        Assert.False(await store.Repositories.AnyAsync(r => r.GitHubId == taken.Id, Stop));
    }

    [Theory]
    [InlineData("Team Rocket!", "hw1-team-rocket")]
    [InlineData("Comets & Co.", "HW1-Comets-Co")]
    public async Task Repository_NamedAfterAGroup_IsTheGroups(string group, string name)
    {
        await plain.StudentAsync();
        (await course.Client.PutAsJsonAsync($"{Here}/groups/{Uri.EscapeDataString(group)}", new { members = new[] { "ada1" } }, Stop)).EnsureSuccessStatusCode();
        var repository = course.GitHub.AddRepository(GradedCourse.Owner, name);
        await course.PushAsync(repository, $"// {name}");
        await course.GradedAsync(repository, 1);
        await using var store = course.Store();
        var submission = await store.Submissions.SingleAsync(s => s.Origin == $"github:{repository.Id}", Stop);
        Assert.Equal(group, (await store.Groups.SingleAsync(g => g.Id == submission.GroupId, Stop)).Name);
    }

    [Fact]
    public async Task Push_OfATeacher_IsNobodysAttempt()
    {
        var ada = await plain.StudentAsync();
        await course.TeacherAsync(7);
        var sha = GradedCourse.Commit(ada, "// a correction by the teacher");
        Assert.Equal(202, await course.GitHub.DeliverAsync("push", Payload.Push(ada, sha, sender: 7)));
        await using var after = course.Store();
        Assert.False(await after.Pushes.AnyAsync(p => p.Sha == sha, Stop));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "github", """{"repositoryPrefix": "hw1"}""" }, { "github", """{"owner": "a/b"}""" }, { "github", """{"owner": "course", "templateHash": "x"}""" },
        { "repositories/a/b", "{}" }, { "repositories/a/b", """{"student": "x", "group": "y"}""" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Setting_Wrong_IsRefusedWithASentence(string address, string body)
    {
        var (status, text) = await PutAsync($"{Here}/{address}", JsonSerializer.Deserialize<JsonElement>(body));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.NotEmpty(JsonSerializer.Deserialize<JsonElement>(text).GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Setting_Put_IsKeptAndShown()
    {
        var body = new { owner = "Course", repositoryPrefix = "hw1", conclusion = "always-neutral", commentsOnFeedback = false, classroom50 = "cs" };
        Assert.Equal(HttpStatusCode.OK, (await PutAsync($"{Here}/github", body)).Status);
        var shown = await course.Client.GetFromJsonAsync<JsonElement>($"{Here}/github", Stop);
        Assert.Equal(("course", "always-neutral", "cs"), (shown.GetProperty("owner").GetString(), shown.GetProperty("conclusion").GetString(), shown.GetProperty("classroom50").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await PutAsync($"{Here}/github", new { owner = "course", repositoryPrefix = "hw1" })).Status);
    }

    [Fact]
    public async Task Push_GivenUp_IsShownToTheInstructorAndTriedAgainWhenAsked()
    {
        var ada = await plain.StudentAsync();
        var sha = GradedCourse.Commit(ada, "// mine");
        await course.PushAsync(ada, "// registers the repository");
        await course.GradedAsync(ada, 1);
        await using (var store = course.Store())
        {
            store.Add(new Push
            {
                RepositoryId = (await store.Repositories.SingleAsync(r => r.GitHubId == ada.Id, Stop)).Id, Sha = sha, Ref = "refs/heads/main", State = PushState.Failed,
                Fault = "GitHub was away for days", Tries = 60, ReceivedAt = DateTimeOffset.UtcNow.AddDays(-4), NotBefore = DateTimeOffset.UtcNow,
            });
            await store.SaveChangesAsync(Stop);
        }
        var told = await course.Client.GetFromJsonAsync<JsonElement>($"{GradedCourse.Api}/github/failures", Stop);
        Assert.Contains(told.EnumerateArray(), t => t.GetProperty("commit").GetString() == sha && t.GetProperty("fault").GetString() == "GitHub was away for days");
        (await course.Client.PostAsync($"{GradedCourse.Api}/github/failures/requeue", null, Stop)).EnsureSuccessStatusCode();
        await course.GradedAsync(ada, 2);
    }
}
