using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Dashboard.Tests;

/// <summary>Where something goes wrong, a page says what to do.</summary>
public sealed class TroubleTests(DashboardHost host)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Who.Student, "/class", HttpStatusCode.Forbidden, "This page is for teachers of the course")]
    [InlineData(Who.Stranger, "/me", HttpStatusCode.NotFound, "There is nothing here")]
    [InlineData(Who.Instructor, "/no-such-page", HttpStatusCode.NotFound, "There is nothing here")]
    [InlineData(Who.Instructor, "/exercises/no-such", HttpStatusCode.NotFound, "There is nothing here")]
    public async Task Page_Refused_SaysWhatToDoWithItsStatus(Who who, string path, HttpStatusCode status, string title)
    {
        using var client = host.ClientOf(who);
        using var answer = await client.GetAsync(host.Here + path, Stop);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains($"<h2>{title}</h2>", await answer.Content.ReadAsStringAsync(Stop));
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task Form_WithoutItsToken_SaysThatItIsTooOld()
    {
        using var client = host.ClientOf(Who.Instructor);
        using var answer = await client.PostAsync($"{host.Here}/settings", new FormUrlEncodedContent([new("grace", "1")]), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The form is too old", await answer.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Page_OurFault_SaysSoAndTellsNothingOfIt()
    {
        await using var store = host.Store();
        var broken = await store.Attempts.Include(a => a.Report).Where(a => a.Submission!.StudentId == host.Sample.Students[2].Id).OrderBy(a => a.Id).FirstAsync(Stop);
        broken.Report!.Instructor = [1, 2, 3];
        await store.SaveChangesAsync(Stop);
        using var client = host.ClientOf(Who.Instructor);

        using var answer = await client.GetAsync($"{host.Here}/attempts/{broken.Id}", Stop);

        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("That was our fault", page);
        Assert.DoesNotContain("Exception", page);
    }

    [Fact]
    public async Task Api_Refused_AnswersPrograms()
    {
        using var client = host.ClientOf(Who.Nobody);
        using var answer = await client.GetAsync("/api/v1/courses", Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("<html", await answer.Content.ReadAsStringAsync(Stop));
    }
}
