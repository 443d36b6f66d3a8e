using Autograder.Service.Storage;

namespace Autograder.Service.Tests.Storage;

/// <summary>Which of the two databases a test runs on.</summary>
public enum DatabaseKind { Sqlite, Postgres }

/// <summary>Makes stores for tests that hold on either database.</summary>
public abstract class OnBothDatabases(PostgresServer postgres) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<DatabaseKind> Both => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    private static readonly Lazy<Task<byte[]>> MigratedFile = new(MigrateFileAsync);

    /// <summary>A store with this version's tables, and nothing in them.</summary>
    private protected async Task<StoreFactory> StoreAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Postgres)
            return new PostgresStoreFactory(await postgres.CreateMigratedDatabaseAsync());
        await File.WriteAllBytesAsync(folder.File("store.db"), await MigratedFile.Value);
        return new SqliteStoreFactory(folder.File("store.db"));
    }

    private static async Task<byte[]> MigrateFileAsync()
    {
        using var place = new TemporaryFolder();
        using (var factory = new SqliteStoreFactory(place.File("store.db")))
        await using (var store = factory.CreateDbContext())
            await store.MigrateAsync(CancellationToken.None);
        return await File.ReadAllBytesAsync(place.File("store.db"));
    }

    public virtual void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
