using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Autograder.Service.Storage;

/// <summary>Opens the store.</summary>
internal abstract class StoreFactory : IDbContextFactory<Store>, IDisposable
{
    public abstract Store CreateDbContext();

    public virtual void Dispose()
    {
    }
}

internal sealed class SqliteStoreFactory(string file) : StoreFactory
{
    private readonly WriteGate gate = new();
    private readonly DbContextOptions<SqliteStore> options = new DbContextOptionsBuilder<SqliteStore>()
        .UseSqlite(ConnectionString(file))
        .AddInterceptors(new BusyTimeout())
        .Options;

    public static string ConnectionString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ConnectionString;

    public override Store CreateDbContext() => new SqliteStore(options, gate);

    public override void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString(file)))
            SqliteConnection.ClearPool(connection);
        gate.Dispose();
    }

    /// <summary>How long SQLite itself waits for another process, such as a back-up: its default is not at all.</summary>
    private sealed class BusyTimeout : DbConnectionInterceptor
    {
        private const string Pragmas = "PRAGMA busy_timeout = 20000; PRAGMA synchronous = FULL;";

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData _)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData data, CancellationToken _)
        {
            ConnectionOpened(connection, data);
            return Task.CompletedTask;
        }
    }
}

internal sealed class PostgresStoreFactory(string connectionString) : StoreFactory
{
    private readonly DbContextOptions<PostgresStore> options =
        new DbContextOptionsBuilder<PostgresStore>().UseNpgsql(connectionString).Options;

    public override Store CreateDbContext() => new PostgresStore(options);
}
