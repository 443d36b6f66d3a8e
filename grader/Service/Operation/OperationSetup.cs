using Autograder.Service.Hosting;
using Hangfire;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Autograder.Service.Operation;

/// <summary>What keeps the service watched and tidy: metrics, traces, the disk's health, retention.</summary>
internal static class OperationSetup
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] meters =
        [Telemetry.Name, "Autograder.Engine", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "System.Runtime", "Npgsql"];

    public static IServiceCollection AddOperation(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(settings.Retention).AddSingleton<Retention>();
        services.AddHostedService<QueueGauges>();
        services.AddHealthChecks().AddCheck<DiskHealth>("disk", tags: ["ready"]);
        var telemetry = services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(meters))
            .WithTracing(traces => traces.AddSource(Telemetry.Name, "Microsoft.AspNetCore", "Npgsql"));
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(OtlpEndpoint)))
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter()).WithTracing(traces => traces.AddOtlpExporter());
        return services;
    }

    /// <summary>The page that Prometheus reads.</summary>
    public static IServiceCollection AddMetricsPage(this IServiceCollection services)
    {
        services.AddSingleton<MetricsAccess>().AddOpenTelemetry().WithMetrics(metrics => metrics.AddPrometheusExporter());
        return services;
    }

    /// <summary>Retention runs every night; whoever grades calls this at the start.</summary>
    public static void ScheduleRetention(this IRecurringJobManager recurring) =>
        recurring.AddOrUpdate<Retention>("retention", r => r.RunAsync(CancellationToken.None), Cron.Daily(3));

    public static void MapMetrics(this WebApplication app)
    {
        var access = app.Services.GetRequiredService<MetricsAccess>();
        // Who may not read it does not learn that it is there.
        app.MapPrometheusScrapingEndpoint("/metrics", null, page => page.Use(next => context =>
        {
            if (access.Allows(context.Connection.RemoteIpAddress))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }), null).AllowAnonymous();
    }
}
