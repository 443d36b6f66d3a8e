using Autograder.Service.Hosting;
using Autograder.Service.Queue;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Storage;

internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton<StoreFactory>(_ => Open(settings));
        services.AddSingleton<IDbContextFactory<Store>>(p => p.GetRequiredService<StoreFactory>());
        services.AddScoped<Store>(p => p.GetRequiredService<StoreFactory>().CreateDbContext());
        // In the database, so that a restart signs nobody out and every machine reads the others' cookies.
        services.AddDataProtection().SetApplicationName("autograder").PersistKeysToDbContext<Store>();
        return services;
    }

    public static StoreFactory Open(ServiceSettings settings) =>
        settings.Postgres is { } connection ? new PostgresStoreFactory(connection) : new SqliteStoreFactory(settings.SqliteFile);

    /// <summary>Creates the database or brings it up to this version.</summary>
    /// <exception cref="StoreException">It cannot be reached or is not ours to use; the message says what to do.</exception>
    public static async Task PrepareAsync(this StoreFactory stores, ServiceSettings settings, CancellationToken cancellation)
    {
        try
        {
            await using var store = stores.CreateDbContext();
            await store.MigrateAsync(cancellation);
            if (settings.Postgres is { } connection)
                await QueueSetup.PreparePostgresAsync(connection, cancellation);
        }
        catch (Exception e) when (e.IsOfTheStore())
        {
            throw new StoreException(settings.Postgres is null
                ? $"The database {settings.SqliteFile} cannot be used: {e.Message}"
                : $"PostgreSQL cannot be used: {e.Message} Look at the setting Postgres, and whether the server runs.", e);
        }
    }
}
