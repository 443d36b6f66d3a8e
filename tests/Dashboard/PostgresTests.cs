using System.Globalization;
using Autograder.Service.Storage;
using Autograder.Service.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Dashboard.Tests;

/// <summary>The pages on PostgreSQL, whose questions are written otherwise than SQLite's.</summary>
public sealed class PostgresTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_OnPostgres_OpenAndTheirFormsWork()
    {
        var connection = await server.CreateDatabaseAsync();
        var host = new DashboardHost { Students = 30, Attempts = 2, Regraded = 12, Set = s => s with { Postgres = connection, Slots = 0 } };
        await host.InitializeAsync();
        await using var _ = host;
        await using var store = host.Store();
        Assert.True(store.Database.IsNpgsql());
        using var client = host.ClientOf(Who.Instructor);
        using var student = host.ClientOf(Who.Student);
        var attempt = await store.Attempts.Where(a => a.Submission!.StudentId == host.Student.Id).OrderBy(a => a.Id).Select(a => a.Id).LastAsync(Stop);
        foreach (var path in new[]
        {
            "", "/class", "/class?sort=trace-product&dir=desc", "/class?q=ada&filter=Incomplete", "/class?filter=Late", "/exercises/trace-product", $"/students/{host.Student.Id}", $"/attempts/{attempt}",
            "/queue", "/regrades", $"/regrades/{host.Regrade.Id}", "/roster", "/roster?q=ada&show=no-account", "/roster?show=no-github", $"/roster/{host.Student.Id}", "/roster/links", "/roster/import",
            "/settings", "/settings/keys", "/settings/points", "/settings/github", "/audit", "/grades.csv", "/grades/classroom", "/grades/junit",
        })
        {
            using var answer = await client.GetAsync(host.Here + path, Stop);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        }
        Assert.Contains(host.Sample.Assignment.Title, await student.GetStringAsync($"{host.Here}/me", Stop));

        var before = await store.Standings.OrderBy(s => s.StudentId).Select(s => s.Final).ToListAsync(Stop);
        var page = $"{host.Here}/regrades/{host.Regrade.Id}";
        using var applied = await client.SendAsync(page, $"{page}/apply");
        Assert.EndsWith("done=applied", applied.Headers.Location!.ToString());
        Assert.NotEqual(before, await store.Standings.OrderBy(s => s.StudentId).Select(s => s.Final).ToListAsync(Stop));
        using var undone = await client.SendAsync(page, $"{page}/undo");
        Assert.Equal(before, await store.Standings.OrderBy(s => s.StudentId).Select(s => s.Final).ToListAsync(Stop));
        using var proposed = await client.SendAsync($"{host.Here}/regrades", $"{host.Here}/regrades", ("reason", "All"), ("exercise", "trace-product"), ("section", $"{host.Student.SectionId}"), ("which", "all"));
        var second = long.Parse(proposed.Headers.Location!.ToString().Split('/')[^1], CultureInfo.InvariantCulture);
        Assert.True(await store.Attempts.AnyAsync(a => a.RegradeId == second && a.State == AttemptState.Waiting, Stop));
        using var queue = await client.GetAsync($"{host.Here}/queue", Stop);
        Assert.Contains("/cancel", await queue.Content.ReadAsStringAsync(Stop));

        using var taken = await client.SendAsync($"{host.Here}/roster/import", $"{host.Here}/roster/import/take", ("text", "identifier,name,section\nnew-1,Maria Agnesi,Friday"));
        Assert.EndsWith("done=imported", taken.Headers.Location!.ToString());
        using var links = await client.SendAsync($"{host.Here}/roster/links", $"{host.Here}/roster/links.csv", ("whom", ""));
        Assert.Contains("Maria Agnesi", await links.Content.ReadAsStringAsync(Stop));
    }
}
