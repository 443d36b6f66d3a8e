using System.Globalization;
using Autograder.GitHub.Tests.StandIn;

namespace Autograder.GitHub.Tests;

/// <summary>Tests that use the machine for real, and what is built under <c>grader/App</c>: one after the other, when the others are done.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// A class pushes at once and is graded for real: the whole service as a process of its own, compiling and running each submission
/// in its sandbox. <c>AUTOGRADER_DEADLINE_REAL=300</c> is the full bar, with its five minutes; without it a few, and no clock.
/// </summary>
[Collection(nameof(Alone))]
public sealed class RealDeadlineTests(ITestOutputHelper output)
{
    private const int Full = 300;
    private const int Each = 3;

    private static readonly int Students =
        int.TryParse(Environment.GetEnvironmentVariable("AUTOGRADER_DEADLINE_REAL"), CultureInfo.InvariantCulture, out var many) ? many : 3;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Bar = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);

    private static readonly Lazy<Entry[]> right = new(() => Sources("reference/Solutions"));
    private static readonly Lazy<Entry[]> wrong = new(() => Sources("grader/App/Load/Samples/wrong"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Entry[] Sources(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(WorkflowFile.Root, folder), "*.cs").Select(f => new Entry($"Exercises/{Path.GetFileName(f)}", File.ReadAllText(f)))];

    private static bool IsRight(int student) => student % Each != Each - 1;

    /// <summary>The solutions; of every third student one exercise is wrong. No two hand in the same.</summary>
    private static IEnumerable<Entry> Work(int student)
    {
        var mistake = IsRight(student) ? null : wrong.Value[student / Each % wrong.Value.Length];
        return [.. right.Value.Where(e => e.Path != mistake?.Path), .. mistake is null ? [] : new[] { mistake }, new($"Exercises/Student{student}.cs", $"// {student}\n")];
    }

    [Fact]
    public async Task Class_PushingWithinAMinute_IsGradedRightlyAndHasItsFirstReports()
    {
        await using var service = await RealService.StartAsync();
        var list = "identifier,name,github_username\n" + string.Concat(Enumerable.Range(0, Students).Select(i => $"s{i},Student {i},s{i}\n"));
        using var content = new StringContent(list) { Headers = { ContentType = new("text/csv") } };
        (await service.Client.PostAsync($"{RealService.Api}/roster", content, Stop)).EnsureSuccessStatusCode();
        var pushes = Enumerable.Range(0, Students).Select(i => service.GitHub.AddRepository(GradedCourse.Owner, $"{GradedCourse.Prefix}-s{i}"))
            .Select((r, i) => (Repository: r, Sha: r.Commit(Work(i)), IsRight: IsRight(i))).ToList();

        var start = DateTimeOffset.UtcNow;
        await Parallel.ForEachAsync(pushes, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop }, async (push, _) =>
            Assert.Equal(202, await service.GitHub.DeliverAsync("push", Payload.Push(push.Repository, push.Sha))));
        var pushed = DateTimeOffset.UtcNow;
        await Wait.UntilAsync("every first report", () => pushes.All(p => !p.Repository.CheckRuns.IsEmpty), Patience);

        var firsts = pushes.Select(p => Assert.Single(p.Repository.CheckRuns).At - start).Order().ToList();
        output.WriteLine($"{Students} pushes in {(pushed - start).TotalSeconds:0} s, graded in the sandbox; first reports after {firsts[0].TotalSeconds:0}, {firsts[Students / 2].TotalSeconds:0}, {firsts[^1].TotalSeconds:0} s (first, median, last)");
        foreach (var (repository, _, isRight) in pushes)
        {
            var run = Assert.Single(repository.CheckRuns);
            Assert.Matches(@"^\d+ of \d+ points", run.Title);
            Assert.True(isRight == (run.Conclusion == "success"), $"{repository.Name}: {run.Title}\n{run.Summary}");
        }
        Assert.Equal((0, 0), (service.GitHub.Limits.Met, service.GitHub.Limits.Ignored));
        if (Students < Full)
            return;
        Assert.True(pushed - start <= Minute, $"the pushes took {pushed - start}");
        Assert.True(firsts[^1] <= Bar, $"the last first report came after {firsts[^1]}");
    }
}
