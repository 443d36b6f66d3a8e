using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.GitHub;
using Autograder.Service.GitHub.Client;
using Autograder.Service.Storage;
using Autograder.Service.Tests;
using Autograder.Service.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Autograder.GitHub.Tests;

/// <summary>GitHub's limits hold for all processes of an installation together.</summary>
public sealed class BudgetTests(PostgresServer server) : IDisposable
{
    private readonly FakeTimeProvider time = new(new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
    private readonly TemporaryFolder folder = new();
    private readonly List<StoreFactory> stores = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stores.ForEach(s => s.Dispose());
        folder.Dispose();
    }

    /// <summary>As a process has it: with a connection of its own.</summary>
    private WriteBudget Budget(string? postgres, string token = "t", int aMinute = 10, int anHour = 25)
    {
        StoreFactory own = postgres is null ? stores.FirstOrDefault() ?? new SqliteStoreFactory(folder.File("store.db")) : new PostgresStoreFactory(postgres);
        stores.Add(own);
        return new(own, new GitHubSettings { Token = token, WritesAMinute = aMinute, WritesAnHour = anHour }, time);
    }

    private async Task<string?> DatabaseAsync(bool onPostgres)
    {
        if (onPostgres)
            return await server.CreateMigratedDatabaseAsync();
        Budget(null);
        await using var store = stores[0].CreateDbContext();
        await store.MigrateAsync(Stop);
        return null;
    }

    /// <summary>All take at once as often as they can.</summary>
    private static async Task<int> TakeAsync(params WriteBudget[] budgets) =>
        (await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => budgets[i % budgets.Length].TryTakeAsync(Stop))))).Count(taken => taken);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Budget_OfTwoProcesses_IsOneAMinuteAndAnHour(bool onPostgres)
    {
        var database = await DatabaseAsync(onPostgres);
        var (one, other) = (Budget(database), Budget(database));
        Assert.Equal(10, await TakeAsync(one, other));
        Assert.Equal((0, 0), (await one.LeftAsync(Stop), await other.LeftAsync(Stop)));
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(10, await TakeAsync(one, other));
        time.Advance(TimeSpan.FromSeconds(61));
        // The hour's.
        Assert.Equal(5, await TakeAsync(other, one));
        // Another credential has limits of its own.
        Assert.Equal(10, await TakeAsync(Budget(database, token: "another")));
        time.Advance(TimeSpan.FromMinutes(58));
        Assert.Equal(10, await TakeAsync(one, other));
        await using var store = stores[^1].CreateDbContext();
        // What no longer counts is not kept, and no token is.
        Assert.Equal(5 + 10 + 10 + 10, await store.GitHubWrites.CountAsync(Stop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pause_ThatOneProcessIsAskedFor_HoldsForAll(bool onPostgres)
    {
        var database = await DatabaseAsync(onPostgres);
        var (one, other) = (Budget(database), Budget(database));
        await one.CloseAsync(time.GetUtcNow().AddSeconds(90), Stop);
        await other.CloseAsync(time.GetUtcNow().AddSeconds(30), Stop);
        Assert.Equal((0, false), (await other.LeftAsync(Stop), await other.TryTakeAsync(Stop)));
        time.Advance(TimeSpan.FromSeconds(89));
        Assert.False(await other.TryTakeAsync(Stop));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await other.TryTakeAsync(Stop));
    }

    [Fact]
    public async Task Services_TwoOnOneDatabase_MeetNoLimitTogether()
    {
        const int Limit = 6;
        await using var course = await GradedCourse.StartAsync(asApp: true, settings => settings with { WritesAMinute = Limit }, await server.CreateAsync());
        // As GitHub's is above ours: requests take unequally long, and its minute is another. Two that count for themselves meet it.
        course.GitHub.Limits.AMinute = Limit + Limit / 2;
        await using var another = await course.AnotherServiceAsync();
        var students = new List<FakeRepository>();
        for (var i = 0; i < 3 * Limit; i++)
            students.Add(await course.StudentAsync($"s{i}"));
        foreach (var student in students)
            await course.PushAsync(student, "// score: 70");
        foreach (var student in students)
            await course.GradedAsync(student, 1);
        await Wait.UntilAsync("the minute's writes", () => course.GitHub.Limits.Writes.Count >= Limit);
        // Both look many times at what is left.
        var start = DateTimeOffset.UtcNow;
        await Wait.UntilAsync("a while", () => DateTimeOffset.UtcNow > start.AddSeconds(4));
        await using var store = course.Store();
        var due = await store.Publications.CountAsync(p => p.State == Service.GitHub.Model.PublicationState.Waiting, Stop);
        var writes = course.GitHub.Limits.Writes;
        // On a machine so slow that another minute has begun, the limits below say it all.
        if (DateTimeOffset.UtcNow < writes[0].AddSeconds(50))
        {
            Assert.Equal(Limit, writes.Count);
            Assert.InRange(due, 2 * Limit, 6 * Limit);
        }
        Assert.Equal((0, 0), (course.GitHub.Limits.Met, course.GitHub.Limits.Ignored));
        await another.StopAsync(Stop);
    }
}
