using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Autograder.Service.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: database and sandbox do their work.</summary>
internal static class Health
{
    private const string Ready = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: [Ready])
            .AddCheck<SandboxHealth>("sandbox", tags: [Ready]);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new() { Predicate = c => c.Tags.Contains(Ready), ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    /// <summary>Which of them is not well, and nothing of why: anybody may ask.</summary>
    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsync(string.Concat(report.Entries.Select(e => $"{e.Key}: {e.Value.Status}\n")));

    private sealed class DatabaseHealth(IDbContextFactory<Store> stores) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation)
        {
            await using var store = await stores.CreateDbContextAsync(cancellation);
            await store.Courses.AnyAsync(cancellation);
            return HealthCheckResult.Healthy();
        }
    }

    private sealed class SandboxHealth(SandboxTrial trial, ServiceSettings settings) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation) =>
            Task.FromResult(settings.Slots == 0 || trial.Passed.IsCompletedSuccessfully
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(trial.Failure ?? "the self-test is not over yet"));
    }
}
