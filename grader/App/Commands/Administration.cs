using Autograder.Service.Access;
using Autograder.Service.Hosting;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.App.Commands;

/// <summary>What commands do to the store of an installation, beside a service that may be running on it.</summary>
internal sealed class Administration : IAsyncDisposable
{
    public const string Actor = "command line";

    private readonly ServiceProvider services;

    private Administration(ServiceProvider services) => this.services = services;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public IDbContextFactory<Store> Stores => Get<IDbContextFactory<Store>>();

    /// <exception cref="SettingsException">There is no store yet.</exception>
    public static async Task<Administration> OpenAsync(ServiceSettings settings, CancellationToken cancellation)
    {
        if (settings.Postgres is null && !File.Exists(settings.SqliteFile))
            throw new SettingsException($"There is no service's data in {settings.Data}. Start `autograder serve` first, or name its folder with --data.");
        var services = new ServiceCollection().AddSingleton(settings).AddSingleton(TimeProvider.System).AddStorage(settings).AddKeys().BuildServiceProvider();
        await services.GetRequiredService<StoreFactory>().PrepareAsync(settings, cancellation);
        return new(services);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
