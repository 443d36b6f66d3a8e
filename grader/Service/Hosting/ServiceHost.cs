using Autograder.Service.Access;
using Autograder.Service.Dashboard;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Hosting;

namespace Autograder.Service.Hosting;

/// <summary>Builds what <c>autograder serve</c> and <c>autograder worker</c> run.</summary>
internal static class ServiceHost
{
    /// <summary>The web with everything behind it; on SQLite, or with slots, it grades too.</summary>
    /// <param name="also">Adds to the services or replaces some, last.</param>
    public static WebApplication BuildService(ServiceSettings settings, IAssignmentLibrary assignments, Action<IServiceCollection>? also = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(settings.Listen).UseStaticWebAssets().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.Intake.Body;
        });
        Common(builder, settings, assignments);
        builder.Services.AddSingleton<FirstStart>();
        var capacity = Capacity.Of(settings, new());
        if (capacity.Slots > 0)
            builder.Services.AddGrading(settings, capacity);
        builder.Services.AddWeb(settings);
        also?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAccess();
        app.UseDashboard();
        app.MapAreas();
        return app;
    }

    /// <summary>Only grades.</summary>
    public static IHost BuildWorker(ServiceSettings settings, IAssignmentLibrary assignments, Action<IServiceCollection>? also = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        Common(builder, settings, assignments);
        var capacity = Capacity.Of(settings, new());
        builder.Services.AddGrading(settings, capacity with { Slots = Math.Max(1, capacity.Slots) });
        also?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>Brings the database up to this version, and fills an empty one. Before anything is started.</summary>
    /// <exception cref="StoreException"/>
    public static async Task PrepareAsync(this IHost host, CancellationToken cancellation)
    {
        var settings = host.Services.GetRequiredService<ServiceSettings>();
        await host.Services.GetRequiredService<StoreFactory>().PrepareAsync(settings, cancellation);
        if (host.Services.GetService<FirstStart>() is { } first)
            await first.RunAsync(cancellation);
    }

    private static void Common(IHostApplicationBuilder builder, ServiceSettings settings, IAssignmentLibrary assignments)
    {
        Logs.Configure(builder.Logging, settings.LogFormat);
        // Running gradings end or go back into the queue before the process does.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Queue.Grace + TimeSpan.FromSeconds(15));
        builder.Services.AddCore(settings, assignments);
    }
}
