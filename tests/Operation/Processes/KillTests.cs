using System.Globalization;
using Autograder.Service.Tests;
using Autograder.Service.Tests.Storage;

namespace Autograder.Operation.Tests.Processes;

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// <c>kill -9</c> of the service, of workers and of PostgreSQL at random moments while submissions come in: what was acknowledged
/// is graded in the end, once and rightly. <c>KILLS=100</c> is the full run.
/// </summary>
[Collection(nameof(Alone))]
public sealed class KillTests(PostgresServer postgres, ITestOutputHelper output)
{
    private const int Students = 5;

    private static readonly int kills = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "6", CultureInfo.InvariantCulture);
    private static readonly string[] quick = ["--set", "Queue:Lease=00:00:09", "--set", "Queue:Heartbeat=00:00:03"];

    private readonly Random random = new(kills);

    [Fact]
    public async Task Service_OnSqliteKilledAtRandom_GradesAllItAcknowledgedOnceAndRightly()
    {
        using var folder = new TemporaryFolder();
        var port = Site.FreePort();
        using var site = new Site(port);
        Program Serve() => Program.Start("serve", "--data", folder.Path, "--listen", $"http://127.0.0.1:{port}", "--slots", "1");
        var service = await site.StartAsync(Serve);
        try
        {
            await site.SignInAsync(await Program.KeyAsync("--data", folder.Path), Students);
            for (var i = 0; i < Math.Max(2, kills * 2 / 5); i++)
            {
                await PushWhileAsync(site, MomentAsync());
                await service.KillAsync();
                await service.DisposeAsync();
                service = await site.StartAsync(Serve);
            }
            await site.AssertAllGradedOnceAsync();
            output.WriteLine($"{site.Acknowledged.Count} acknowledged");
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    [Fact]
    public async Task Cluster_KilledAtRandom_GradesAllItAcknowledgedOnceAndRightly()
    {
        await using var cluster = await Cluster.StartAsync(await postgres.CreateDatabaseAsync(), Students, quick, output);
        // Each kind at least once, in a random order.
        var targets = Enumerable.Range(0, Math.Max(4, kills * 3 / 5)).Select(i => i % 4).ToArray();
        random.Shuffle(targets);
        foreach (var target in targets)
        {
            await PushWhileAsync(cluster.Site, MomentAsync());
            if (target < 3)
                await cluster.ReplaceAsync(target);
            else
                await postgres.CrashAsync();
        }
        await cluster.Site.AssertAllGradedOnceAsync();
        output.WriteLine($"{cluster.Site.Acknowledged.Count} acknowledged; otherwise answered: {string.Join(", ", cluster.Site.Refused.GroupBy(r => r).Select(r => $"{r.Count()} × {(int)r.Key}"))}");
    }

    [Fact]
    public async Task Workers_OneDiesAtWork_TheOtherTakesItOver()
    {
        await using var cluster = await Cluster.StartAsync(await postgres.CreateDatabaseAsync(), Students, quick, output);
        var site = cluster.Site;
        long? held = null;
        while (held is null)
        {
            await site.PushAsync(Students);
            await site.PushAsync(Students);
            foreach (var id in site.Acknowledged.Keys)
                if (await site.AttemptAsync(id) is var attempt && attempt.GetProperty("state").GetString() == "running"
                    && attempt.GetProperty("machine").GetString()!.EndsWith($"/{cluster.Programs[1].Id}", StringComparison.Ordinal))
                    held = id;
        }
        await cluster.Programs[1].KillAsync();

        var taken = await site.GradedAsync(held.Value, TimeSpan.FromMinutes(2));
        await site.AssertAllGradedOnceAsync();

        // It may have ended between the look and the kill; then the other ones of it did not.
        var machines = new HashSet<string>();
        foreach (var id in site.Acknowledged.Keys)
            machines.Add((await site.AttemptAsync(id)).GetProperty("machine").GetString()!);
        Assert.Contains(machines, m => m.EndsWith($"/{cluster.Programs[2].Id}", StringComparison.Ordinal));
        output.WriteLine($"held by {cluster.Programs[1].Id}, graded by {taken.GetProperty("machine")}; in all by {string.Join(", ", machines)}");
    }

    private Task MomentAsync() => Task.Delay(random.Next(200, 5000), Site.Stop);

    private static async Task PushWhileAsync(Site site, Task moment)
    {
        // A few for each kill: the machine must grade them all in the end.
        for (var i = 0; i < 3 && !moment.IsCompleted; i++)
            await site.PushAsync(Students);
        await moment;
    }
}
