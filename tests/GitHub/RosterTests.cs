using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Autograder.Service.Grades;
using Autograder.Service.Roster;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.GitHub.Tests;

/// <summary>Lists of students as classrooms write them, and grades as other programs read them.</summary>
public abstract class RosterTests(PlainCourse plain)
{
    private const string Here = GradedCourse.Api + "/assignments/" + GradedCourse.Assignment;
    private const string Classroom = "identifier,github_username,github_id,name";

    private readonly GradedCourse course = plain.Course;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string text, string query)
    {
        using var answer = await course.Client.PostAsync($"{GradedCourse.Api}/roster?{query}", new StringContent(text, Encoding.UTF8, "text/csv"), Stop);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Stop));
    }

    [Theory]
    [InlineData("\"identifier\",\"github_username\",\"github_id\",\"name\"\n\"m1\",\"Ada-L\",\"7\",\"Ada\"\n\"m2\",\"\",\"\",\"\"\n", "Classroom", "m1/Ada/ada-l/7 m2/m2//")]
    [InlineData("\uFEFFname;identifier;github_username;github_id;later\r\nAda;m1;ada;7;x\r\n\r\n", "Classroom", "m1/Ada/ada/7")]
    [InlineData("identifier,github_username,github_id,name,group_name\nm1,ada,7,Ada,Team A\nm2,bob,8,Bob\n", "Classroom", "m1/Ada/ada/7 m2/Bob/bob/8")]
    [InlineData("username,first_name,last_name,email,section,github_id\nAda,Ada,Lovelace,ada@x.org,Mon,7\nbob,,,,,\n", "Classroom50", "ada/Ada Lovelace/ada/7 bob/bob/bob/")]
    public void List_AsAClassroomWritesIt_IsUnderstood(string text, string format, string expected)
    {
        var (sheet, _) = ClassroomRosters.Read(text, Enum.Parse<RosterFormat>(format));
        Assert.Empty(sheet.Faults);
        Assert.Equal(expected, string.Join(' ', sheet.Rows.Select(r => $"{r.Identifier}/{r.Name}/{r.GitHubUsername}/{r.GitHubId}")));
    }

    [Theory]
    [InlineData("identifier,name\nm1,Ada\n", "classroom", "line 1, column github_username: is missing")]
    [InlineData(Classroom + "\nm1,ada,7,Ada\nm1,bob,8,Bob\n", "classroom", "line 3, column identifier: “m1” stands in line 2 already")]
    [InlineData(Classroom + "\nm1,ada,7,Ada\nm2,ADA,8,Bob\n", "classroom", "line 3, column github_username: “ada” stands in line 2 already")]
    [InlineData(Classroom + "\nm1,ada,7.1E+05,Ada\n", "classroom", "line 2, column github_id")]
    [InlineData(Classroom + "\n,ada,7,Ada\n", "classroom", "line 2, column identifier: is missing")]
    [InlineData(Classroom + "\nm1,https://github.com/ada,7,Ada\n", "classroom", "line 2, column github_username")]
    [InlineData(Classroom + "\n", "classroom", "no student")]
    [InlineData("", "classroom", "line 1")]
    [InlineData("username,first_name\nada,Ada\n", "classroom50", "line 1, column last_name: is missing")]
    public async Task List_Wrong_IsRefusedWholeWithItsLineAndColumn(string text, string format, string said)
    {
        await using var store = course.Store();
        var before = await store.Students.CountAsync(Stop);
        var (status, body) = await PostAsync(text, $"format={format}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(said, body.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.Equal(before, await store.Students.CountAsync(Stop));
    }

    [Fact]
    public async Task List_OfTenThousand_IsTakenInOnceAndKnownTheSecondTime()
    {
        var text = Classroom + "\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"big{i},big-user-{i},{100_000 + i},Student {i}\n"));
        var (_, dry) = await PostAsync(text, "format=classroom&dryRun=true");
        Assert.Equal(10_000, dry.GetProperty("added").GetInt32());
        var (status, first) = await PostAsync(text, "format=classroom");
        Assert.Equal((HttpStatusCode.OK, 10_000), (status, first.GetProperty("added").GetInt32()));
        var (_, second) = await PostAsync(text, "format=classroom");
        Assert.Equal((0, 0, 10_000), (second.GetProperty("added").GetInt32(), second.GetProperty("changed").GetInt32(), second.GetProperty("same").GetInt32()));
        await using var store = course.Store();
        await store.Students.Where(s => s.Identifier.StartsWith("big")).ExecuteDeleteAsync(Stop);
    }

    [Fact]
    public async Task List_WithGroups_PutsThemIntoTheAssignment()
    {
        var (status, _) = await PostAsync(Classroom + ",group_name\ng1,g1,11,G One,Pair\ng2,g2,12,G Two,Pair\ng3,g3,13,G Three\n", $"format=classroom&assignment={GradedCourse.Assignment}");
        Assert.Equal(HttpStatusCode.OK, status);
        var groups = await course.Client.GetFromJsonAsync<JsonElement>($"{Here}/groups", Stop);
        Assert.Equal(["g1", "g2"], groups.EnumerateArray().Single(g => g.GetProperty("name").GetString() == "Pair").GetProperty("members").EnumerateArray().Select(m => m.GetString()));
    }

    [Fact]
    public async Task Grades_Exported_HaveThePointsThatCount()
    {
        (await course.Client.PutAsJsonAsync($"{GradedCourse.Api}/students/=cmd()", new { name = "=1+1", email = "eve@x.org", gitHubUsername = "eve" }, Stop)).EnsureSuccessStatusCode();
        var eve = course.GitHub.AddRepository(GradedCourse.Owner, "hw1-eve");
        await course.PushAsync(eve, "// score: 60");
        await course.GradedAsync(eve, 1);
        await using (var store = course.Store())
        {
            var submission = await store.Submissions.SingleAsync(s => s.Origin == $"github:{eve.Id}", Stop);
            await using var write = await store.BeginWriteAsync(Stop);
            store.Add(new Override { AssignmentId = submission.AssignmentId, StudentId = submission.StudentId!.Value, Points = 65, Reason = "kind", By = "account:1", At = DateTimeOffset.UtcNow });
            await store.SaveChangesAsync(Stop);
            await store.RenewStandingAsync(submission.AssignmentId, submission.StudentId.Value, Stop);
            await write.CommitAsync(Stop);
        }
        var classroom = await course.Client.GetStringAsync($"{Here}/grades?format=classroom", Stop);
        Assert.StartsWith("assignment_name,assignment_url,starter_code_url,github_username,roster_identifier,student_repository_name,student_repository_url,submission_timestamp,points_awarded,points_available", classroom, StringComparison.Ordinal);
        Assert.Matches(@",eve,'=cmd\(\),hw1-eve,http\S+/course/hw1-eve,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC,65,", classroom);
        var canvas = (await course.Client.GetStringAsync($"{Here}/grades?format=canvas", Stop)).Split("\r\n");
        Assert.StartsWith("Student,ID,SIS User ID,SIS Login ID,Section,", canvas[0], StringComparison.Ordinal);
        Assert.StartsWith("    Points Possible,,,,,", canvas[1], StringComparison.Ordinal);
        Assert.Contains("'=1+1,,'=cmd(),eve@x.org,,65", canvas);
        Assert.Contains("'=cmd(),eve@x.org,'=1+1,65", await course.Client.GetStringAsync($"{Here}/grades?format=moodle", Stop), StringComparison.Ordinal);
        var gradescope = await course.Client.GetFromJsonAsync<JsonElement>($"{Here}/grades?format=gradescope", Stop);
        Assert.Equal(65, gradescope.EnumerateArray().Single(r => r.GetProperty("student").GetString() == "=cmd()").GetProperty("results").GetProperty("score").GetInt32());
        var junit = XDocument.Parse(await course.Client.GetStringAsync($"{Here}/grades?format=junit", Stop));
        Assert.Equal("65", junit.Descendants("testcase").Single(c => c.Attribute("name")!.Value == "=cmd()").Descendants("property").First().Attribute("value")!.Value);
    }
}
