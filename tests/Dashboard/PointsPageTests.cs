using System.Net;
using Autograder.Authoring;
using Autograder.Service.Queue;
using Autograder.Service.Revisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.Dashboard.Tests;

/// <summary>Points, timing and limits of a course through their form, down to what a grading is then given.</summary>
public sealed class PointsPageTests(PointsPageTests.Own own) : IClassFixture<PointsPageTests.Own>
{
    private static readonly Assignment Folder = PlayedAssignment.Of(CourseSample.Reports[^1]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DashboardHost Host => own.Host;

    private string Page => $"{Host.Here}/settings/points";

    public sealed class Own : IAsyncLifetime
    {
        public DashboardHost Host { get; } = new() { Students = 4, Attempts = 1, Regraded = 0 };

        public ValueTask InitializeAsync() => Host.InitializeAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    [Fact]
    public async Task Points_SavedTimingOffAndLessTime_HoldForTheNextGradingAndNotForThoseBefore()
    {
        using var client = Host.ClientOf(Who.Instructor);
        var exercise = Folder.Exercises[0];
        var key = Adjustment.KeyOf(exercise, exercise.Checks[0]);
        var number = await NumberAsync();

        using var saved = await client.SendAsync(Page, Page, ("_handler", "points"), ("before", $"{number}"), (key, $"{exercise.Checks[0].Points + 3}"), ("call", "2.5"), ("memory", "512"));

        Assert.EndsWith("done=saved-points", saved.Headers.Location!.ToString());
        await using var store = Host.Store();
        var revision = (await store.RevisionAsync(Host.Sample.Assignment.Id, Stop))!;
        var now = revision.Of(Folder);
        Assert.Equal($"{Folder.Version}+{number + 1}", now.Version);
        Assert.Equal(exercise.Checks[0].Points + 3, now.Exercises[0].Checks[0].Points);
        Assert.All(now.Exercises, e => Assert.Empty(e.Timed));
        Assert.Equal((TimeSpan.FromSeconds(2.5), 512L << 20), (now.Limits.Call, now.Limits.WorkerMemory));
        Assert.Equal(Folder.Exercises.Sum(e => e.Checks.Sum(c => c.Points)) + 3, now.MaxScore);
        // What was graded before keeps what it was graded with, and the page says so.
        Assert.All(await store.Attempts.Where(a => a.State == Service.Storage.AttemptState.Graded && a.Revision == null).ToListAsync(Stop), a => Assert.Equal(Folder.Version, a.AssignmentVersion));
        Assert.Contains("attempts that count were graded with other points", await client.GetStringAsync(Page, Stop));
        Assert.True(await store.Audit.AnyAsync(e => e.Action == "points.changed" && e.Subject.Contains("timing off") && e.Subject.Contains("call own → 2.5 s"), Stop));

        // The claim of the next grading carries it.
        var submission = await store.Submissions.FirstAsync(s => s.AssignmentId == Host.Sample.Assignment.Id, Stop);
        var attempt = await store.EnqueueAsync(submission, Service.Storage.Lane.Normal, null, DateTimeOffset.UtcNow.AddMinutes(-1), Stop);
        var claim = (await Host.Services.GetRequiredService<AttemptQueue>().ClaimAsync("here", Stop))!;
        Assert.Equal((attempt.Id, revision.Number), (claim.AttemptId, claim.Revision!.Number));
        var report = CourseSample.Reports[^1];
        Assert.True(await Host.Services.GetRequiredService<AttemptQueue>().CompleteAsync(claim, new(report with { Assignment = report.Assignment with { Version = now.Version } }, TimeSpan.Zero, 0), Stop));
        Assert.Equal(revision.Number, await store.Attempts.Where(a => a.Id == attempt.Id).Select(a => a.Revision).SingleAsync(Stop));
        Assert.Contains(now.Version, WebUtility.HtmlDecode(await client.GetStringAsync($"{Host.Here}/attempts/{attempt.Id}", Stop)));
    }

    [Fact]
    public async Task Exercise_GivenAnotherNumber_SharesItOutInProportion()
    {
        using var client = Host.ClientOf(Who.Instructor);
        var exercise = Folder.Exercises[1];
        var sum = exercise.Checks.Sum(c => c.Points);

        using var saved = await client.SendAsync(Page, Page, ("_handler", "points"), ("before", $"{await NumberAsync()}"), ("timing", "true"), (AdjustmentForm.FieldOf(exercise), $"{2 * sum}"));

        Assert.EndsWith("done=saved-points", saved.Headers.Location!.ToString());
        await using var store = Host.Store();
        var now = (await store.RevisionAsync(Host.Sample.Assignment.Id, Stop))!.Of(Folder);
        Assert.Equal(exercise.Checks.Select(c => 2 * c.Points), now.Exercises[1].Checks.Select(c => c.Points));
        using var reset = await client.SendAsync(Page, Page, ("_handler", "points"), ("before", $"{await NumberAsync()}"), ("reset", "true"));
        Assert.Equal(Folder.Version, (await store.RevisionAsync(Host.Sample.Assignment.Id, Stop))!.Of(Folder).Version);
    }

    [Theory]
    [InlineData("memory", "100000", "Memory: from 256 to 2048 MB.")]
    [InlineData("memory", "100", "Memory: from 256 to 2048 MB.")]
    [InlineData("call", "61", "One call: from 1 to 60 s.")]
    [InlineData("call", "NaN", "One call: from 1 to 60 s.")]
    [InlineData("call", "30", "One call may not have more time than an exercise")]
    [InlineData("trace-product/value.visible", "-1", "points are whole numbers from 0 to 1000.")]
    [InlineData("trace-product/value.visible", "1001", "points are whole numbers from 0 to 1000.")]
    [InlineData("trace-product/value.visible", "1000", "All points sum to")]
    public async Task Form_BeyondTheBounds_SaysWhatKeepsWhatWasWrittenAndSavesNothing(string field, string value, string sentence)
    {
        using var client = Host.ClientOf(Who.Instructor);
        var before = await NumberAsync();

        using var answer = await client.SendAsync(Page, Page, ("_handler", "points"), ("before", $"{before}"), ("timing", "true"), (field, value));

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Contains(sentence, page);
        Assert.Contains($"name=\"{field}\"", page);
        Assert.Contains($"value=\"{value}\"", page);
        Assert.Equal(before, await NumberAsync());
    }

    [Fact]
    public async Task Points_ChangedMeanwhile_AreNotOverwrittenUnseen()
    {
        using var client = Host.ClientOf(Who.Instructor);
        var before = await NumberAsync();
        using var first = await client.SendAsync(Page, Page, ("_handler", "points"), ("before", $"{before}"), ("timing", "true"), ("compilation", "7"));
        using var second = await client.SendAsync(Page, Page, ("_handler", "points"), ("before", $"{before}"), ("timing", "true"), ("compilation", "8"));

        Assert.EndsWith("done=changed-meanwhile", second.Headers.Location!.ToString());
        Assert.Equal(before + 1, await NumberAsync());
    }

    private async Task<int> NumberAsync()
    {
        await using var store = Host.Store();
        return await store.Revisions.Where(r => r.AssignmentId == Host.Sample.Assignment.Id).MaxAsync(r => (int?)r.Number, Stop) ?? 0;
    }
}
