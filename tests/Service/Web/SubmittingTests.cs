using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Autograder.Service.Storage;
using Autograder.Service.Tests.Queue;

namespace Autograder.Service.Tests.Web;

public sealed class SqliteSubmittingTests(Site site) : SubmittingTests(site), IClassFixture<Site>;

public sealed class PostgresSubmittingTests(PostgresSite site) : SubmittingTests(site), IClassFixture<PostgresSite>;

public abstract class SubmittingTests(Site site)
{
    private const Scopes Instructor = Scopes.Submit | Scopes.Read | Scopes.Manage;

    private static readonly MediaTypeHeaderValue ZipType = new("application/zip");

    [Fact]
    public async Task Submission_AsJson_IsGradedAndReportedInEveryFormat()
    {
        using var client = await site.ClientAsync(Instructor);
        var address = await SubmitAsync(client, "json", "// mine");
        var end = await client.EndAsync(address);
        Assert.Equal("graded", end.GetProperty("state").GetString());
        Assert.Equal(Site.Score, end.GetProperty("score").GetInt32());
        foreach (var format in new[] { "json", "markdown", "junit", "gradescope" })
            Assert.Contains("40", await client.GetStringAsync($"{address}/report?format={format}", Site.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submission_WhoseTimeIsMeasured_IsGradedFirstAndCompletedLater()
    {
        using var client = await site.ClientAsync(Instructor);
        var address = await SubmitAsync(client, "timed", Site.Timed);
        await using var events = await client.GetStreamAsync($"{address}/events", Site.Stop);
        using var reader = new StreamReader(events);
        JsonElement seen;
        do
            seen = await NextAsync(reader);
        while (seen.GetProperty("state").GetString() != "graded");
        Assert.Equal((Site.Score, false), (seen.GetProperty("score").GetInt32(), seen.GetProperty("isComplete").GetBoolean()));
        Assert.Contains(seen.GetProperty("timing").GetProperty("state").GetString(), new[] { "waiting", "running" });
        Assert.Contains("Timing follows.", await client.GetStringAsync($"{address}/report", Site.Stop), StringComparison.Ordinal);
        Assert.Contains("autograder_timing_pending", await client.GetStringAsync("/metrics", Site.Stop), StringComparison.Ordinal);

        site.TimingMayEnd.SetResult();
        while (!seen.GetProperty("isComplete").GetBoolean())
            seen = await NextAsync(reader);
        Assert.Equal((Site.Score + 8, "done"), (seen.GetProperty("score").GetInt32(), seen.GetProperty("timing").GetProperty("state").GetString()));
        Assert.Contains("48", await client.GetStringAsync($"{address}/report?format=markdown", Site.Stop), StringComparison.Ordinal);
        // The events end by themselves.
        Assert.Empty((await reader.ReadToEndAsync(Site.Stop)).Trim());
    }

    [Fact]
    public async Task Submission_SameFilesAgain_IsTheSameAndNotGradedAgain()
    {
        using var client = await site.ClientAsync(Instructor);
        var first = await SubmitAsync(client, "twice", "// same");
        await client.EndAsync(first);
        var again = await PostAsync(client, "twice", "// same");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first, (await again.JsonAsync()).GetProperty("address").GetString());
        Assert.Equal(1, (await (await client.GetAsync($"{first}/attempts", Site.Stop)).JsonAsync()).GetArrayLength());
    }

    [Fact]
    public async Task Submission_AsZip_KeepsWhatWasSent()
    {
        using var client = await site.ClientAsync(Instructor);
        await PutStudentAsync(client, "zip");
        var address = (await (await PostZipAsync(client, "zip", Zip(("work/Exercises/A.cs", 0)))).JsonAsync()).GetProperty("address").GetString()!;
        using var kept = new ZipArchive(await client.GetStreamAsync($"{address}/files", Site.Stop));
        Assert.Equal(["Exercises/A.cs"], kept.Entries.Select(e => e.FullName));
    }

    [Theory]
    [InlineData("../A.cs", 0, "plain path")]
    [InlineData("/etc/A.cs", 0, "not relative")]
    [InlineData("CON.cs", 0, "device")]
    [InlineData("A.cs", 0xA1FF, "symbolic link")]
    [InlineData("A.cs", 0x21FF, "device")]
    [InlineData("B.cs", 0, "twice")]
    public async Task Zip_HostileEntry_IsRefusedWithASentence(string path, int mode, string told)
    {
        using var client = await site.ClientAsync(Instructor);
        await PutStudentAsync(client, "hostile");
        Assert.Contains(told, await (await PostZipAsync(client, "hostile", Zip(("B.cs", 0), (path, mode)))).ProblemAsync(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zip_ThatUnpacksToMuchMore_IsRefusedWithASentence()
    {
        using var client = await site.ClientAsync(Instructor);
        await PutStudentAsync(client, "hostile");
        var bomb = Zip([("A.cs", new byte[40 << 20])]);
        Assert.InRange(bomb.Length, 1, Site.LargestBody / 10);
        Assert.Contains("unpacks to more", await (await PostZipAsync(client, "hostile", bomb)).ProblemAsync(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zip_OfTenThousandEntries_IsRefusedWithASentence()
    {
        using var client = await site.ClientAsync(Instructor);
        await PutStudentAsync(client, "hostile");
        var crowd = Zip([.. Enumerable.Range(0, 10_000).Select(i => ($"{i}", Array.Empty<byte>()))]);
        Assert.Contains("10000 entries", await (await PostZipAsync(client, "hostile", crowd)).ProblemAsync(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zip_NoArchive_IsRefusedWithASentence()
    {
        using var client = await site.ClientAsync(Instructor);
        await PutStudentAsync(client, "hostile");
        Assert.Contains("zip archive", await (await PostZipAsync(client, "hostile", [1, 2, 3])).ProblemAsync(HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Submission_BodyTooLarge_IsRefusedBeforeItIsRead(bool lengthIsToldLater)
    {
        using var client = await site.ClientAsync(Instructor);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Site.Uploads}?student=large") { Content = new ByteArrayContent(new byte[Site.LargestBody + 1]) };
        request.Content.Headers.ContentType = ZipType;
        request.Headers.TransferEncodingChunked = lengthIsToldLater;
        request.Headers.ExpectContinue = true;
        Assert.Contains("larger than is taken", await (await client.SendAsync(request, Site.Stop)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"files": [], "studnet": "x"}""", HttpStatusCode.BadRequest, "JSON")]
    [InlineData("""{"files": [{"path": "A.cs", "content": ""}]}""", HttpStatusCode.UnprocessableEntity, "whose")]
    [InlineData("""{"files": [{"path": "A.cs", "content": ""}], "student": "nobody"}""", HttpStatusCode.NotFound, "nobody")]
    [InlineData("""{"files": [], "student": "nobody"}""", HttpStatusCode.UnprocessableEntity, "no C# file")]
    public async Task Json_NotAsAskedFor_IsRefusedWithASentence(string body, HttpStatusCode status, string told)
    {
        using var client = await site.ClientAsync(Instructor);
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        Assert.Contains(told, await (await client.PostAsync(Site.Uploads, content, Site.Stop)).ProblemAsync(status), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Student_SignedIn_SeesTheirOwnWorkAndNothingHidden()
    {
        using var instructor = await site.ClientAsync(Instructor);
        using var ada = await site.StudentAsync(instructor, "ada");
        using var eve = await site.StudentAsync(instructor, "eve");
        var address = (await (await ada.PostAsJsonAsync(Site.Uploads, Files("// ada's"), Site.Stop)).JsonAsync()).GetProperty("address").GetString()!;
        await ada.EndAsync(address);
        Assert.Contains(Gradings.Hidden, await instructor.GetStringAsync($"{address}/report", Site.Stop), StringComparison.Ordinal);
        Assert.DoesNotContain(Gradings.Hidden, await ada.GetStringAsync($"{address}/report", Site.Stop), StringComparison.Ordinal);
        await (await ada.GetAsync($"{address}/report?audience=instructor", Site.Stop)).ProblemAsync(HttpStatusCode.Forbidden);
        foreach (var part in new[] { "", "/report", "/files", "/attempts", "/events" })
            await (await eve.GetAsync(address + part, Site.Stop)).ProblemAsync(HttpStatusCode.NotFound);
        Assert.Equal(0, (await (await eve.GetAsync($"{Site.Course}/submissions", Site.Stop)).JsonAsync()).GetArrayLength());
        await (await eve.PostAsJsonAsync($"{Site.Uploads}?student=ada", Files("// eve's"), Site.Stop)).ProblemAsync(HttpStatusCode.Forbidden);
        await (await eve.PostAsync($"{address}/cancel", null, Site.Stop)).ProblemAsync(HttpStatusCode.NotFound);
    }

    private static async Task<JsonElement> NextAsync(StreamReader events)
    {
        while (await events.ReadLineAsync(Site.Stop) is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return JsonDocument.Parse(line["data: ".Length..]).RootElement.GetProperty("attempt");
        throw new EndOfStreamException("The events ended before the grade was complete.");
    }

    private static object Files(string source) => new { files = new[] { new { path = "A.cs", content = source } } };

    private static async Task PutStudentAsync(HttpClient client, string student) =>
        (await client.PutAsJsonAsync($"{Site.Course}/students/{student}", new { name = student }, Site.Stop)).EnsureSuccessStatusCode();

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string student, string source) =>
        client.PostAsJsonAsync($"{Site.Uploads}?student={student}", Files(source), Site.Stop);

    private static async Task<string> SubmitAsync(HttpClient client, string student, string source)
    {
        await PutStudentAsync(client, student);
        var answer = await PostAsync(client, student, source);
        var address = (await answer.JsonAsync()).GetProperty("address").GetString()!;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(address, answer.Headers.Location?.OriginalString);
        return address;
    }

    private static Task<HttpResponseMessage> PostZipAsync(HttpClient client, string student, byte[] archive)
    {
        var content = new ByteArrayContent(archive);
        content.Headers.ContentType = ZipType;
        return client.PostAsync($"{Site.Uploads}?student={student}", content, Site.Stop);
    }

    private static byte[] Zip(params (string Path, int Mode)[] entries) =>
        Zip([.. entries.Select(e => (e.Path, "// source"u8.ToArray()))], entry => entries.Last(e => e.Path == entry).Mode);

    private static byte[] Zip((string Path, byte[] Content)[] entries, Func<string, int>? mode = null)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in entries)
            {
                var entry = zip.CreateEntry(path);
                entry.ExternalAttributes = (mode?.Invoke(path) ?? 0) << 16;
                using var stream = entry.Open();
                stream.Write(content);
            }
        return bytes.ToArray();
    }
}
