using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Autograder.Service.Storage;

namespace Autograder.Service.Tests.Web;

public sealed class SqliteCourseWorkTests(Site site) : CourseWorkTests(site), IClassFixture<Site>;

public sealed class PostgresCourseWorkTests(PostgresSite site) : CourseWorkTests(site), IClassFixture<PostgresSite>;

/// <summary>What a course does with submissions beside handing them in, over HTTP on either database.</summary>
public abstract class CourseWorkTests(Site site)
{
    private const Scopes Teacher = Scopes.Submit | Scopes.Read | Scopes.Manage | Scopes.Regrade;
    private const string Assignment = Site.Course + "/assignments/autodiff";

    [Fact]
    public async Task Regrade_OfOne_IsANewAttemptAndTheOldStays()
    {
        using var client = await site.ClientAsync(Teacher);
        var address = await SubmitAsync(client, "again", "// regraded");
        await client.EndAsync(address);

        Assert.Equal(2, Attempt(await PostAsync(client, $"{address}/regrade")).GetProperty("number").GetInt32());
        await client.EndAsync(address);

        var history = await (await client.GetAsync($"{address}/attempts", Site.Stop)).JsonAsync();
        Assert.Equal([2, 1], history.EnumerateArray().Select(a => a.GetProperty("number").GetInt32()));
        Assert.All(history.EnumerateArray(), a => Assert.Equal("graded", a.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Regrade_OfSomeStudents_QueuesTheirsOnly()
    {
        using var client = await site.ClientAsync(Teacher);
        var addresses = new List<string>();
        foreach (var student in new[] { "some-1", "some-2", "some-3" })
            addresses.Add(await SubmitAsync(client, student, $"// {student}"));
        foreach (var address in addresses)
            await client.EndAsync(address);

        var queued = await (await client.PostAsJsonAsync($"{Assignment}/regrade", new { students = new[] { "some-1", "some-3" } }, Site.Stop)).JsonAsync();

        Assert.Equal(2, queued.GetProperty("submissions").GetInt32());
        var numbers = new List<int>();
        foreach (var address in addresses)
            numbers.Add((await client.EndAsync(address)).GetProperty("number").GetInt32());
        Assert.Equal([2, 1, 2], numbers);
        await (await client.PostAsJsonAsync($"{Assignment}/regrade", new { students = new[] { "nobody" } }, Site.Stop)).ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Regrade_WithoutTheRight_IsRefused()
    {
        using var client = await site.ClientAsync(Teacher);
        var address = await SubmitAsync(client, "refused", "// refused");
        using var reader = await site.ClientAsync(Scopes.Read);
        await (await reader.PostAsync($"{address}/regrade", null, Site.Stop)).ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Cancel_WhileGraded_EndsItOnce()
    {
        using var client = await site.ClientAsync(Teacher);
        var address = await SubmitAsync(client, "endless", Site.Endless);

        await PostAsync(client, $"{address}/cancel");

        Assert.Equal("cancelled", (await client.EndAsync(address)).GetProperty("state").GetString());
        Assert.Contains("over already", await (await client.PostAsync($"{address}/cancel", null, Site.Stop)).ProblemAsync(HttpStatusCode.Conflict), StringComparison.Ordinal);
        // The slot is free again.
        Assert.Equal("graded", (await client.EndAsync(await SubmitAsync(client, "endless", "// after"))).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Group_ItsSubmission_IsEveryMembers()
    {
        using var client = await site.ClientAsync(Teacher);
        using var ada = await site.StudentAsync(client, "g-ada");
        using var bob = await site.StudentAsync(client, "g-bob");
        using var eve = await site.StudentAsync(client, "g-eve");
        (await client.PutAsJsonAsync($"{Assignment}/groups/pair", new { members = new[] { "g-ada", "g-bob" } }, Site.Stop)).EnsureSuccessStatusCode();

        var address = (await (await ada.PostAsJsonAsync(Site.Uploads, Files("// the pair's"), Site.Stop)).JsonAsync()).GetProperty("address").GetString()!;

        Assert.Equal("pair", (await (await bob.GetAsync(address, Site.Stop)).JsonAsync()).GetProperty("group").GetString());
        Assert.Equal("graded", (await bob.EndAsync(address)).GetProperty("state").GetString());
        await (await eve.GetAsync(address, Site.Stop)).ProblemAsync(HttpStatusCode.NotFound);
        await (await client.DeleteAsync($"{Assignment}/groups/pair", Site.Stop)).ProblemAsync(HttpStatusCode.Conflict);
        // Who joins another group leaves this one.
        (await client.PutAsJsonAsync($"{Assignment}/groups/other", new { members = new[] { "g-bob", "g-eve" } }, Site.Stop)).EnsureSuccessStatusCode();
        await (await bob.GetAsync(address, Site.Stop)).ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Roster_Withdrawn_KeepsTheWorkAndComesBack()
    {
        using var client = await site.ClientAsync(Teacher);
        using var ada = await site.StudentAsync(client, "w-ada");
        var address = await SubmitAsync(client, "w-ada", "// kept");
        await client.EndAsync(address);

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{Site.Course}/students/w-ada", Site.Stop)).StatusCode);

        Assert.DoesNotContain("w-ada", await IdentifiersAsync(client, ""));
        Assert.Contains("w-ada", await IdentifiersAsync(client, "?withdrawn=true"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(address, Site.Stop)).StatusCode);
        await (await ada.GetAsync(address, Site.Stop)).ProblemAsync(HttpStatusCode.Forbidden);
        await PutStudentAsync(client, "w-ada");
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(address, Site.Stop)).StatusCode);
    }

    private static async Task<IEnumerable<string?>> IdentifiersAsync(HttpClient client, string query) =>
        (await (await client.GetAsync($"{Site.Course}/students{query}", Site.Stop)).JsonAsync()).EnumerateArray().Select(s => s.GetProperty("identifier").GetString());

    private static JsonElement Attempt(JsonElement submission) => submission.GetProperty("attempt");

    private static async Task<JsonElement> PostAsync(HttpClient client, string address) => await (await client.PostAsync(address, null, Site.Stop)).JsonAsync();

    private static object Files(string source) => new { files = new[] { new { path = "A.cs", content = source } } };

    private static async Task PutStudentAsync(HttpClient client, string student) =>
        (await client.PutAsJsonAsync($"{Site.Course}/students/{student}", new { name = student }, Site.Stop)).EnsureSuccessStatusCode();

    private static async Task<string> SubmitAsync(HttpClient client, string student, string source)
    {
        await PutStudentAsync(client, student);
        return (await (await client.PostAsJsonAsync($"{Site.Uploads}?student={student}", Files(source), Site.Stop)).JsonAsync()).GetProperty("address").GetString()!;
    }
}
