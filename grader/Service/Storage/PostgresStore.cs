using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Storage;

/// <summary>The store on PostgreSQL, for many workers.</summary>
internal sealed class PostgresStore(DbContextOptions<PostgresStore> options) : Store(options)
{
    public override async Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellation) =>
        new(await Database.BeginTransactionAsync(cancellation));

    public override Task AloneWithAsync(string key, CancellationToken cancellation) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({key}, 0))", cancellation);
}
