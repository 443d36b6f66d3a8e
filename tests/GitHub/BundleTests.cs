using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Autograder.GitHub.Tests;

/// <summary>GitHub Classroom's export: whose repository is whose.</summary>
public sealed class BundleTests(PlainCourse plain) : IClassFixture<PlainCourse>
{
    private const string Here = GradedCourse.Api + "/assignments/" + GradedCourse.Assignment;

    private readonly GradedCourse course = plain.Course;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Accepted(long id, string name, params string[] logins) => JsonSerializer.Serialize(new[]
    {
        new
        {
            id = 1, submitted = true, grade = "3/10", students = logins.Select(login => new { id = 5, login, avatar_url = "" }),
            repository = new { id, full_name = name, @private = true, default_branch = "main" }, assignment = new { id = 9, slug = "hw" },
        },
    });

    private async Task<(HttpStatusCode Status, JsonElement Body)> ImportAsync(string query, params (string Path, string Content)[] files)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in files)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        using var body = new ByteArrayContent(archive.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
        using var answer = await course.Client.PostAsync($"{Here}/repositories/import{query}", body, Stop);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Stop));
    }

    [Fact]
    public async Task Bundle_OfClassroom_RegistersTheRepositoryWhosePushesAreThenTheStudents()
    {
        await plain.StudentAsync();
        var odd = course.GitHub.AddRepository("old-classroom", "Lab-Ada-1");
        var (status, body) = await ImportAsync("",
            ("classroom-export-1/classrooms.json", "[]"), ("classroom-export-1/classroom-3/assignment-9/assignment.json", "{}"),
            ("classroom-export-1/classroom-3/assignment-9/accepted-assignments.json", Accepted(odd.Id, odd.FullName, "Ada1")));
        Assert.Equal((HttpStatusCode.OK, 1), (status, body.GetProperty("registered").GetInt32()));
        await course.PushAsync(odd, "// mine");
        await course.GradedAsync(odd, 1);
    }

    [Fact]
    public async Task Bundle_WithAGroupAndAStranger_MakesTheGroupAndNamesTheStranger()
    {
        await plain.StudentAsync();
        await plain.StudentAsync();
        var students = (await course.Client.GetFromJsonAsync<JsonElement>($"{GradedCourse.Api}/students", Stop)).EnumerateArray().Select(s => s.GetProperty("identifier").GetString()!).Take(2).ToArray();
        var (_, body) = await ImportAsync("?exported=9", ("c/assignment-9/accepted-assignments.json", Accepted(77_001, "x/pair-one", students)), ("c/assignment-8/accepted-assignments.json", "[]"));
        Assert.Equal(1, body.GetProperty("groups").GetInt32());
        var (_, unknown) = await ImportAsync("", ("c/assignment-9/accepted-assignments.json", Accepted(77_002, "x/stranger", "nobody")));
        Assert.Equal("x/stranger", unknown.GetProperty("unknown")[0].GetString());
    }

    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "", "readme.txt", "x", "no export" }, { "?exported=7", "c/assignment-9/accepted-assignments.json", "[]", "The archive holds: 9" },
        { "", "c/assignment-9/accepted-assignments.json", "[{]", "line 1" }, { "", "c/assignment-9/accepted-assignments.json", """[{"repository": {}}]""", "lacks" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Bundle_Wrong_IsRefusedWithItsPlace(string query, string path, string content, string said)
    {
        var (status, body) = await ImportAsync(query, (path, content));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, body.GetProperty("detail").GetString()!, StringComparison.Ordinal);
    }
}
