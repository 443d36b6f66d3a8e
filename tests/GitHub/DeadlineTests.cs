using System.Globalization;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.GitHub.Tests;

/// <summary>
/// A class pushes at once, against a stand-in that counts and punishes as GitHub does. <c>AUTOGRADER_DEADLINE=300</c> is the full
/// bar, with its five minutes; without it a smaller class, and no clock.
/// </summary>
public sealed class DeadlineTests(ITestOutputHelper output)
{
    private const int Full = 300;
    private const int Findings = 60;

    private static readonly int Students =
        int.TryParse(Environment.GetEnvironmentVariable("AUTOGRADER_DEADLINE"), CultureInfo.InvariantCulture, out var many) ? many : 30;

    private static readonly TimeSpan Bar = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Class_PushingWithinAMinute_HasAllItsFirstReportsAndMeetsNoLimit()
    {
        await using var course = await GradedCourse.StartAsync(asApp: true, pace: new());
        var list = "identifier,name,github_username\n" + string.Concat(Enumerable.Range(0, Students).Select(i => $"s{i},Student {i},s{i}\n"));
        using var content = new StringContent(list) { Headers = { ContentType = new("text/csv") } };
        (await course.Client.PostAsync($"{GradedCourse.Api}/roster", content, Stop)).EnsureSuccessStatusCode();
        var pushes = Enumerable.Range(0, Students).Select(i => course.GitHub.AddRepository(GradedCourse.Owner, $"{GradedCourse.Prefix}-s{i}"))
            .Select(r => (Repository: r, Sha: GradedCourse.Commit(r, $"// {r.Name} score: 70 findings: {Findings}"))).ToList();

        var start = DateTimeOffset.UtcNow;
        await Parallel.ForEachAsync(pushes, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop }, async (push, _) =>
            Assert.Equal(202, await course.GitHub.DeliverAsync("push", Payload.Push(push.Repository, push.Sha))));
        var pushed = DateTimeOffset.UtcNow;
        await Wait.UntilAsync("every first report", () => pushes.All(p => !p.Repository.CheckRuns.IsEmpty), Patience);

        var firsts = pushes.Select(p => Assert.Single(p.Repository.CheckRuns).At - start).Order().ToList();
        output.WriteLine($"{Students} pushes in {(pushed - start).TotalSeconds:0} s; first reports after {firsts[0].TotalSeconds:0}, {firsts[Students / 2].TotalSeconds:0}, {firsts[^1].TotalSeconds:0} s (first, median, last)");
        await using var store = course.Store();
        Assert.Equal(Students, await store.Attempts.CountAsync(a => a.State == AttemptState.Graded, Stop));
        Assert.Equal((0, 0), (course.GitHub.Limits.Met, course.GitHub.Limits.Ignored));
        if (Students >= Full)
            Assert.True(firsts[^1] <= Bar, $"the last first report came after {firsts[^1]}");
        else
            // The rest within the limits too; for a large class that takes hours, as GitHub's limits are.
            await Wait.UntilAsync("the rest", () => pushes.All(p => p.Repository.CheckRuns.Single().Annotations.Count == Findings), Patience);
    }
}
