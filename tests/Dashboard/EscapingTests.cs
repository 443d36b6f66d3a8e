using System.Security.Cryptography;
using System.Text;
using Autograder.Engine.Reporting;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Dashboard.Tests;

/// <summary>What a student wrote is text on the pages, never markup.</summary>
public sealed class EscapingTests(DashboardHost host)
{
    private const string Markup = "<img src=x onerror=alert(1)>";

    [Theory]
    [InlineData(Who.Student)]
    [InlineData(Who.Instructor)]
    public async Task Attempt_WithMarkupInFileNameSourceAndMessages_ShowsItAsText(Who who)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var store = host.Store();
        var attempt = await store.Attempts.Include(a => a.Report).Include(a => a.Submission).ThenInclude(s => s!.Files)
            .Where(a => a.Submission!.StudentId == host.Student.Id).OrderBy(a => a.Id).FirstAsync(stop);
        var source = Encoding.UTF8.GetBytes($"// {Markup} {who}");
        store.Add(new Blob { Hash = SHA256.HashData(source), Content = source });
        attempt.Submission!.Files.Add(new() { Path = $"{Markup}{who}.cs", BlobHash = SHA256.HashData(source) });
        var report = JsonReport.Read(CourseSample.Text("gradings/00.json").Replace("\"message\": \"", $"\"message\": \"{Markup}", StringComparison.Ordinal));
        (attempt.Report!.Instructor, attempt.Report.Student) = (CompressedReport.Pack(report), CompressedReport.Pack(report.ForStudent()));
        await store.SaveChangesAsync(stop);
        using var client = host.ClientOf(who);

        var page = await client.GetStringAsync($"{host.Here}/attempts/{attempt.Id}", stop);

        Assert.DoesNotContain("<img", page);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", page);
    }
}
