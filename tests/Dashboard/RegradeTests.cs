using System.Globalization;
using System.Net;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Dashboard.Tests;

/// <summary>Regrades through their forms: what is promised by the dry run is what comes, and it can be taken back.</summary>
public sealed class RegradeTests(RegradeTests.Own own) : IClassFixture<RegradeTests.Own>
{
    /// <summary>A service of its own: regrades change points.</summary>
    public sealed class Own : IAsyncLifetime
    {
        public DashboardHost Host { get; } = new() { Students = 12, Attempts = 1, Regraded = 0 };

        public ValueTask InitializeAsync() => Host.InitializeAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    private DashboardHost Host => own.Host;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Regrade_FromDryRunToUndo_ChangesNothingAppliesAndGivesBack()
    {
        using var client = Host.ClientOf(Who.Instructor);
        var before = await PointsAsync();

        using var proposed = await client.SendAsync($"{Host.Here}/regrades", $"{Host.Here}/regrades", ("reason", "A check was wrong"), ("section", ""), ("exercise", ""), ("students", ""));
        var page = proposed.Headers.Location!.ToString();
        var id = long.Parse(page.Split('/')[^1], CultureInfo.InvariantCulture);
        Assert.Equal(12, await CountAsync(s => s.RegradeRows.Where(r => r.RegradeId == id && r.NewAttemptId != 0)));
        // Same inputs as before: only what changed in the grading shows.
        Assert.Equal(12, await CountAsync(s => s.Attempts.Where(a => a.RegradeId == id && a.Seed == 42 && a.Lane == Lane.Regrade)));
        using var early = await client.SendAsync(page, $"{page}/apply");
        Assert.EndsWith("done=not-done", early.Headers.Location!.ToString());
        using var second = await client.SendAsync($"{Host.Here}/regrades", $"{Host.Here}/regrades", ("reason", "Another"));
        Assert.Contains("done=regrade-open", second.Headers.Location!.ToString());

        await GradeAsync(id, score: 7);
        Assert.Equal(before, await PointsAsync());
        var shown = WebUtility.HtmlDecode(await client.GetStringAsync(page, Stop));
        foreach (var (student, points) in before)
            Assert.Matches($"""students/{student}".*?<td class="num">{points}</td><td class="num"><b>7</b></td>""", shown.ReplaceLineEndings(" "));

        using var applied = await client.SendAsync(page, $"{page}/apply");
        Assert.EndsWith("done=applied", applied.Headers.Location!.ToString());
        Assert.All(await PointsAsync(), p => Assert.Equal(7, p.Value));

        using var undone = await client.SendAsync(page, $"{page}/undo");
        Assert.EndsWith("done=undone", undone.Headers.Location!.ToString());
        Assert.Equal(before, await PointsAsync());
        using var again = await client.SendAsync($"{Host.Here}/regrades", $"{page}/undo");
        Assert.EndsWith("done=not-now", again.Headers.Location!.ToString());
        Assert.Equal(3, await CountAsync(s => s.Audit.Where(e => e.Action.StartsWith("regrade.") && e.Subject.StartsWith($"regrade:{id}"))));
    }

    [Fact]
    public async Task Regrade_OfSomeStudents_TakesThemOnlyAndNamesStrangers()
    {
        using var client = Host.ClientOf(Who.Instructor);
        var chosen = Host.Sample.Students[3];

        using var wrong = await client.SendAsync($"{Host.Here}/regrades", $"{Host.Here}/regrades", ("reason", "Some"), ("students", $"{chosen.Identifier} s999"));
        Assert.Contains("unknown=s999", wrong.Headers.Location!.ToString());
        Assert.Contains(chosen.Identifier, await client.GetStringAsync(wrong.Headers.Location, Stop));
        using var right = await client.SendAsync($"{Host.Here}/regrades", $"{Host.Here}/regrades", ("reason", "Some"), ("students", chosen.Identifier), ("inputs", "new"));
        var page = right.Headers.Location!.ToString();
        var id = long.Parse(page.Split('/')[^1], CultureInfo.InvariantCulture);

        await using (var store = Host.Store())
        {
            var attempt = await store.Attempts.Include(a => a.Submission).SingleAsync(a => a.RegradeId == id, Stop);
            Assert.Equal(chosen.Id, attempt.Submission!.StudentId);
            Assert.NotEqual(42, attempt.Seed);
        }
        using var cancelled = await client.SendAsync(page, $"{page}/cancel");
        Assert.EndsWith("done=cancelled", cancelled.Headers.Location!.ToString());
        Assert.Equal(1, await CountAsync(s => s.Attempts.Where(a => a.RegradeId == id && a.State == AttemptState.Cancelled)));
    }

    [Fact]
    public async Task Regrade_OfAChosenAttempt_KeepsItUnlessLetGoAndGivesItBack()
    {
        using var client = Host.ClientOf(Who.Instructor);
        var student = Host.Sample.Students[5];
        long attempt;
        await using (var store = Host.Store())
            attempt = await store.Standings.Where(s => s.StudentId == student.Id).Select(s => s.AttemptId!.Value).SingleAsync(Stop);
        using var picked = await client.SendAsync($"{Host.Here}/students/{student.Id}", $"{Host.Here}/students/{student.Id}/choose", ("attempt", $"{attempt}"));
        var before = (await PointsAsync())[student.Id];
        using var proposed = await client.SendAsync($"{Host.Here}/regrades", $"{Host.Here}/regrades", ("reason", "Chosen"), ("students", student.Identifier));
        var page = proposed.Headers.Location!.ToString();
        var id = long.Parse(page.Split('/')[^1], CultureInfo.InvariantCulture);
        await GradeAsync(id, score: 3);

        var kept = (await client.GetStringAsync(page, Stop)).ReplaceLineEndings(" ");
        Assert.Contains("keeps the attempt chosen by hand", kept);
        Assert.Matches($"""<td class="num">{before}</td><td class="num"><b>{before}</b></td>""", kept);
        using var let = await client.SendAsync(page, $"{page}/choices", ("release", "true"));
        var released = (await client.GetStringAsync(page, Stop)).ReplaceLineEndings(" ");
        Assert.Contains("the attempt chosen by hand is let go", released);
        Assert.Matches($"""<td class="num">{before}</td><td class="num"><b>3</b></td>""", released);

        using var applied = await client.SendAsync(page, $"{page}/apply");
        Assert.Equal(3, (await PointsAsync())[student.Id]);
        // The page tells afterwards what was, too.
        Assert.Matches($"""<td class="num">{before}</td><td class="num"><b>3</b></td>""", (await client.GetStringAsync(page, Stop)).ReplaceLineEndings(" "));
        using var late = await client.SendAsync($"{Host.Here}/regrades", $"{page}/choices", ("release", "false"));
        Assert.EndsWith("done=not-now", late.Headers.Location!.ToString());
        using var undone = await client.SendAsync(page, $"{page}/undo");

        Assert.Equal(before, (await PointsAsync())[student.Id]);
        Assert.Equal(1, await CountAsync(s => s.Standings.Where(t => t.StudentId == student.Id && t.ChosenAttemptId == attempt)));
        using var back = await client.SendAsync($"{Host.Here}/students/{student.Id}", $"{Host.Here}/students/{student.Id}/choose", ("attempt", "0"));
    }

    [Fact]
    public async Task Regrade_InterruptedWhileQueueing_GoesOn()
    {
        using var client = Host.ClientOf(Who.Instructor);
        long id;
        await using (var store = Host.Store())
        {
            var regrade = new Regrade { AssignmentId = Host.Sample.Assignment.Id, Reason = "Cut off", State = RegradeState.Proposed, By = "x", At = DateTimeOffset.UtcNow };
            var old = await store.Attempts.Where(a => a.RegradeId == null && a.State == AttemptState.Graded).OrderBy(a => a.Id).FirstAsync(Stop);
            regrade.Rows.Add(new() { SubmissionId = old.SubmissionId, OldAttemptId = old.Id, NewAttemptId = 0 });
            store.Add(regrade);
            await store.SaveChangesAsync(Stop);
            id = regrade.Id;
        }
        var page = $"{Host.Here}/regrades/{id}";
        Assert.Contains("/go-on", await client.GetStringAsync(page, Stop));

        using var on = await client.SendAsync(page, $"{page}/go-on");

        Assert.Equal(0, await CountAsync(s => s.RegradeRows.Where(r => r.RegradeId == id && r.NewAttemptId == 0)));
        using var cancelled = await client.SendAsync(page, $"{page}/cancel");
        Assert.EndsWith("done=cancelled", cancelled.Headers.Location!.ToString());
    }

    /// <summary>As workers would: the attempts of the regrade end with the points.</summary>
    private async Task GradeAsync(long regrade, int score)
    {
        await using var store = Host.Store();
        foreach (var attempt in await store.Attempts.Include(a => a.Exercises).Where(a => a.RegradeId == regrade).ToListAsync(Stop))
        {
            (attempt.State, attempt.Score, attempt.MaxScore, attempt.ReportedAt) = (AttemptState.Graded, score, 100, DateTimeOffset.UtcNow);
            attempt.Exercises.Add(new() { Exercise = "trace-product", Position = 4, Score = score, MaxScore = 14, State = Engine.Reporting.ExerciseState.Incomplete });
        }
        await store.SaveChangesAsync(Stop);
    }

    private async Task<Dictionary<long, int>> PointsAsync()
    {
        await using var store = Host.Store();
        return await store.Standings.Where(s => s.Submissions > 0).OrderBy(s => s.StudentId).ToDictionaryAsync(s => s.StudentId, s => s.Final, Stop);
    }

    private async Task<int> CountAsync<T>(Func<Store, IQueryable<T>> query)
    {
        await using var store = Host.Store();
        return await query(store).CountAsync(Stop);
    }
}
