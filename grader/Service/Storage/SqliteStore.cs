using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Autograder.Service.Storage;

/// <summary>The store in a file of its own, for one machine.</summary>
internal sealed class SqliteStore(DbContextOptions<SqliteStore> options, WriteGate gate) : Store(options)
{
    public override async Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellation)
    {
        var held = await gate.EnterAsync(cancellation);
        try
        {
            return new(await Database.BeginTransactionAsync(cancellation), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    // A write transaction has the whole file to itself.
    public override Task AloneWithAsync(string key, CancellationToken cancellation) => Task.CompletedTask;

    public override async Task MigrateAsync(CancellationToken cancellation)
    {
        await base.MigrateAsync(cancellation);
        // Readers go on while one writes. The mode is a property of the file and stays.
        await Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
    }

    // SQLite has no type for moments; numbers sort and compare as moments do.
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<Microseconds>();

    private sealed class Microseconds() : ValueConverter<DateTimeOffset, long>(
        moment => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        stored => DateTimeOffset.UnixEpoch.AddTicks(stored * TimeSpan.TicksPerMicrosecond));
}

/// <summary>
/// Lets one write of this process into the file at a time, first come first served. SQLite's own waiting asks again
/// and again, with growing pauses and no order: under load some would wait long.
/// </summary>
internal sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        return new Pass(one);
    }

    public void Dispose() => one.Dispose();

    private sealed class Pass(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
