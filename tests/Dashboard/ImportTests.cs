using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Autograder.Service.Roster;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Dashboard.Tests;

/// <summary>Lists of other programs on the import page: recognised, told, and taken or refused with their place.</summary>
public sealed partial class ImportTests(DashboardHost host)
{
    private const string Classroom = "\"identifier\",\"github_username\",\"github_id\",\"name\",\"group_name\"\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Import => $"{host.Here}/roster/import";

    [Theory]
    [InlineData("identifier,name,github_username\ns1,Ada,ada", RosterFormat.Sheet)]
    [InlineData("\uFEFF\"identifier\",\"github_username\",\"github_id\",\"name\"\r\n\"s1\",\"ada\",\"7\",\"Ada\"", RosterFormat.Classroom)]
    [InlineData("username,first_name,last_name,email,section,github_id,enrolled\nada,Ada,Lovelace,,Mon,7,true", RosterFormat.Classroom50)]
    public void List_OfEachProgram_IsRecognisedByItsFirstLine(string text, object format)
    {
        var list = RosterUpload.Read(text);

        Assert.Empty(list.Sheet.Faults);
        Assert.Equal(format, list.Format);
        Assert.Equal("ada", Assert.Single(list.Sheet.Rows).GitHubUsername);
    }

    [Fact]
    public void List_InAnotherEncoding_IsRefusedAtItsLine() =>
        Assert.Equal((3, "The list is not UTF-8. Save it as CSV UTF-8."), Assert.Single(RosterUpload.Read("identifier,name\ns1,Ada\ns2,J\uFFFDrg").Sheet.Faults) is var f ? (f.Line, f.Sentence) : default);

    [Fact]
    public async Task ClassroomRoster_AsAFile_TellsItsKindAndTakesNumbersAndGroups()
    {
        using var client = host.ClientOf(Who.Instructor);
        var text = Classroom + "\"gc-1\",\"Gc-One\",\"901\",\"Grace\",\"team a\"\n\"gc-2\",\"gc-two\",\"902\",\"Carl\",\"team a\"\n\"gc-3\",,,\"Nobody\"";

        var page = await LookAsync(client, Encoding.UTF8.GetBytes(text), "classroom_roster.csv");
        Assert.Contains("GitHub Classroom's roster (classroom_roster.csv)", page);
        Assert.Contains("Import 3 students", page);
        using var taken = await client.SendAsync(Import, $"{Import}/take", ("text", text), ("groups", "true"));

        Assert.EndsWith("/roster?done=imported", taken.Headers.Location!.ToString());
        await using var store = host.Store();
        Assert.Equal(902, await store.Students.Where(s => s.Identifier == "gc-2" && s.GitHubUsername == "gc-two").Select(s => s.GitHubId).SingleAsync(Stop));
        Assert.Equal(2, await store.GroupMembers.CountAsync(m => store.Groups.Any(g => g.Id == m.GroupId && g.Name == "team a" && g.AssignmentId == host.Sample.Assignment.Id), Stop));
        Assert.Equal(1, await store.Audit.CountAsync(e => e.Action == "roster.imported" && e.Subject == "Classroom: 3 students", Stop));
    }

    [Fact]
    public async Task ClassroomRoster_SpoiltByASpreadsheet_IsRefusedWithLineAndColumn()
    {
        using var client = host.ClientOf(Who.Instructor);
        var text = Classroom + "\"gc-8\",\"x\",\"901\",\"Grace\"\n\"gc-9\",\"y\",\"1.2E+07\",\"Carl\"";

        var page = await LookAsync(client, Encoding.UTF8.GetBytes(text), "classroom_roster.csv");
        using var taken = await client.SendAsync(Import, $"{Import}/take", ("text", text));

        Assert.Contains("line 3, github_id: “1.2E+07” is no number.", page);
        Assert.EndsWith("done=bad-list", taken.Headers.Location!.ToString());
        await using var store = host.Store();
        Assert.False(await store.Students.AnyAsync(s => s.Identifier == "gc-8", Stop));
    }

    [Fact]
    public async Task Bundle_LookedAtThenTaken_RegistersTheRepositoriesOfTheRosterOnly()
    {
        using var client = host.ClientOf(Who.Instructor);
        var (known, second) = (host.Sample.Students[30], host.Sample.Students[31]);
        var archive = Bundle(("9", $$"""
            [{"repository":{"id":77001,"full_name":"Lab/hw-one"},"students":[{"login":"{{known.GitHubUsername}}"}]},
             {"repository":{"id":77002,"full_name":"Lab/hw-strange"},"students":[{"login":"who-is-that"}]}]
            """));

        var page = await LookAsync(client, archive, "classroom-export.zip");
        Assert.Contains("Read as: <b>GitHub Classroom's export</b>", page);
        Assert.Contains("unknown: who-is-that", page);
        Assert.Contains("Take 1 repositories over", page);
        using var taken = await client.SendAsync(Import, $"{Import}/repositories", ("text", WebUtility.HtmlDecode(Hidden().Match(page).Groups[1].Value)));

        Assert.EndsWith("/roster?done=repositories", taken.Headers.Location!.ToString());
        await using var store = host.Store();
        Assert.Equal([("lab/hw-one", known.Id)], (await store.Repositories.Where(r => r.GitHubId == 77001 || r.GitHubId == 77002).ToListAsync(Stop)).Select(r => (r.FullName, r.StudentId!.Value)));
        Assert.NotEqual(known.Id, second.Id);
    }

    [Fact]
    public async Task Bundle_OfSeveralAssignmentsOrBroken_IsRefusedWithWhatItHoldsOrThePlace()
    {
        using var client = host.ClientOf(Who.Instructor);

        Assert.Contains("The archive holds: 8, 9.", await LookAsync(client, Bundle(("8", "[]"), ("9", "[]")), "two.zip"));
        Assert.Contains("accepted-assignments.json, line 2, column 4: it is no JSON.", await LookAsync(client, Bundle(("9", "[\n  {oops}]")), "broken.zip"));
        using var forged = await client.SendAsync(Import, $"{Import}/repositories", ("text", "[{}]"));
        Assert.EndsWith("done=bad-list", forged.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("classroom", "text/csv", "roster_identifier")]
    [InlineData("canvas", "text/csv", "Points Possible")]
    [InlineData("moodle", "text/csv", "ID number")]
    [InlineData("gradescope", "application/json", "max_score")]
    [InlineData("junit", "application/xml", "<testsuites")]
    public async Task Grades_AsEachProgramReadsThem_AreLinkedFromTheClass(string format, string type, string content)
    {
        using var client = host.ClientOf(Who.Assistant);
        Assert.Contains($"/grades/{format}\"", await client.GetStringAsync($"{host.Here}/class", Stop));

        using var answer = await client.GetAsync($"{host.Here}/grades/{format}", Stop);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains(content, text);
        Assert.Contains(host.Student.Identifier, text);
        using var unknown = await client.GetAsync($"{host.Here}/grades/word", Stop);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private async Task<string> LookAsync(HttpClient client, byte[] file, string name)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await client.TokenAsync(Import)), "__RequestVerificationToken" }, { new StringContent("read"), "_handler" },
            { new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "file", name },
        };
        using var answer = await client.PostAsync(Import, form, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)).Replace("\r", "", StringComparison.Ordinal);
    }

    private static byte[] Bundle(params (string Id, string Accepted)[] assignments)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (id, accepted) in assignments)
            {
                using var entry = zip.CreateEntry($"classroom-1/assignment-{id}/accepted-assignments.json").Open();
                entry.Write(Encoding.UTF8.GetBytes(accepted));
            }
        return archive.ToArray();
    }

    [GeneratedRegex("name=\"text\" value=\"(\\[.*?\\])\"")]
    private static partial Regex Hidden();
}
