namespace Autograder.Operation.Tests.Processes;

/// <summary>A service that only takes in, and two workers that grade, on one PostgreSQL.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly int port = Site.FreePort();
    private readonly ITestOutputHelper output;
    private readonly Func<Program>[] starts;

    private Cluster(string connection, string[] settings, ITestOutputHelper output)
    {
        this.output = output;
        Site = new(port);
        Func<Program> worker = () => Program.Start(["worker", "--postgres", connection, "--slots", "1", .. settings]);
        starts = [() => Program.Start(["serve", "--postgres", connection, "--slots", "0", "--listen", $"http://127.0.0.1:{port}", .. settings]), worker, worker];
    }

    public Site Site { get; }

    /// <summary>The service, then the workers.</summary>
    public Program[] Programs { get; } = new Program[3];

    public static async Task<Cluster> StartAsync(string connection, int students, string[] settings, ITestOutputHelper output)
    {
        var cluster = new Cluster(connection, settings, output);
        // All at once, on a database in which nothing is yet.
        (cluster.Programs[1], cluster.Programs[2]) = (cluster.starts[1](), cluster.starts[2]());
        cluster.Programs[0] = await cluster.Site.StartAsync(cluster.starts[0]);
        await cluster.Site.SignInAsync(await Program.KeyAsync("--postgres", connection), students);
        Assert.All(cluster.Programs, p => Assert.False(p.HasExited, p.Said));
        return cluster;
    }

    /// <summary>Kills one and starts another in its place; those that could not start while the database was away too.</summary>
    public async Task ReplaceAsync(int which)
    {
        await Programs[which].KillAsync();
        for (var i = 0; i < Programs.Length; i++)
            if (Programs[i].HasExited)
            {
                await Programs[i].DisposeAsync();
                Programs[i] = i == 0 ? await Site.StartAsync(starts[0]) : starts[i]();
            }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in Programs)
        {
            if (program is null)
                continue;
            // Shown when the test failed.
            output.WriteLine($"{program.Id}, {(program.HasExited ? "ended before" : "alive")}:\n{program.Said}");
            await program.DisposeAsync();
        }
        Site.Dispose();
    }
}
