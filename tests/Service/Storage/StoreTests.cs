using Autograder.Service.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Tests.Storage;

/// <summary>What holds of the store on either database.</summary>
public abstract class StoreTests
{
    internal abstract Task<StoreFactory> EmptyAsync();

    private protected async Task<StoreFactory> MigratedAsync()
    {
        var factory = await EmptyAsync();
        await using var store = factory.CreateDbContext();
        await store.MigrateAsync(TestContext.Current.CancellationToken);
        return factory;
    }

    [Fact]
    public async Task Migrate_FreshDatabase_BringsTheWholeModel()
    {
        using var factory = await MigratedAsync();
        await using var store = factory.CreateDbContext();

        Assert.False(store.Database.HasPendingModelChanges());
        Assert.Empty(await store.Attempts.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Migrate_AgainAfterWork_KeepsIt()
    {
        using var factory = await MigratedAsync();
        await using (var store = factory.CreateDbContext())
        {
            store.Courses.Add(new() { Slug = "a", Title = "A", CreatedAt = DateTimeOffset.UnixEpoch });
            await store.SaveChangesAsync(TestContext.Current.CancellationToken);
            await store.MigrateAsync(TestContext.Current.CancellationToken);
        }

        await using var again = factory.CreateDbContext();
        Assert.Equal("A", (await again.Courses.SingleAsync(TestContext.Current.CancellationToken)).Title);
    }

    [Fact]
    public async Task Migrate_DatabaseOfANewerVersion_RefusesAndNamesTheMigration()
    {
        using var factory = await MigratedAsync();
        await using var store = factory.CreateDbContext();
        await store.Database.ExecuteSqlAsync(
            $"""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_FromTheFuture', '99')""",
            TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.MigrateAsync(TestContext.Current.CancellationToken));

        Assert.Contains("29990101000000_FromTheFuture", refusal.Message);
    }

    [Fact]
    public async Task Moments_OfSeveralOffsets_ComeBackAndSortAsMoments()
    {
        using var factory = await MigratedAsync();
        var late = new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero).AddMicroseconds(123456);
        var early = late.AddMicroseconds(-1);
        await using (var store = factory.CreateDbContext())
        {
            store.AddRange(Entry(late, "late"), Entry(early, "early"));
            await store.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var read = factory.CreateDbContext();
        var entries = await read.Audit.Where(e => e.At >= early).OrderBy(e => e.At).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["early", "late"], entries.Select(e => e.Action));
        Assert.Equal(late, entries[1].At);
    }

    [Fact]
    public async Task Write_ManyAtOnce_LosesNone()
    {
        using var factory = await MigratedAsync();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(AddOneAsync)));

        await using var store = factory.CreateDbContext();
        Assert.Equal(Enumerable.Range(1, 60).Select(n => $"{n}"), (await store.Audit.ToListAsync(TestContext.Current.CancellationToken)).OrderBy(e => e.Id).Select(e => e.Subject));

        // Reads, then writes what follows from it: wrong unless no other does the same in between.
        async Task AddOneAsync()
        {
            await using var store = factory.CreateDbContext();
            await using var write = await store.BeginWriteAsync(TestContext.Current.CancellationToken);
            await store.AloneWithAsync("counting", TestContext.Current.CancellationToken);
            var next = await store.Audit.CountAsync(TestContext.Current.CancellationToken) + 1;
            store.Add(Entry(DateTimeOffset.UnixEpoch, "counted", $"{next}"));
            await store.SaveChangesAsync(TestContext.Current.CancellationToken);
            await write.CommitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Write_NotCommitted_LeavesNothingAndLetsTheNextIn()
    {
        using var factory = await MigratedAsync();
        await using (var store = factory.CreateDbContext())
        {
            await using var write = await store.BeginWriteAsync(TestContext.Current.CancellationToken);
            store.Add(Entry(DateTimeOffset.UnixEpoch, "dropped"));
            await store.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var next = factory.CreateDbContext();
        await using var second = await next.BeginWriteAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await next.Audit.ToListAsync(TestContext.Current.CancellationToken));
    }

    private static AuditEntry Entry(DateTimeOffset at, string action, string subject = "") =>
        new() { At = at, Actor = "test", Action = action, Subject = subject };
}

public sealed class SqliteStoreTests : StoreTests, IDisposable
{
    private readonly TemporaryFolder folder = new();

    internal override Task<StoreFactory> EmptyAsync() => Task.FromResult<StoreFactory>(new SqliteStoreFactory(folder.File("store.db")));

    [Fact]
    public async Task Migrate_FreshFile_WritesAhead()
    {
        using (await MigratedAsync())
        {
            await using var connection = new SqliteConnection(SqliteStoreFactory.ConnectionString(folder.File("store.db")));
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new SqliteCommand("PRAGMA journal_mode", connection);
            Assert.Equal("wal", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }
    }

    public void Dispose() => folder.Dispose();
}

public sealed class PostgresStoreTests(PostgresServer server) : StoreTests
{
    internal override async Task<StoreFactory> EmptyAsync() => new PostgresStoreFactory(await server.CreateDatabaseAsync());
}
