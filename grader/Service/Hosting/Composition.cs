using Autograder.Engine.Sandbox;
using Autograder.Service.Access;
using Autograder.Service.Api;
using Autograder.Service.Dashboard;
using Autograder.Service.GitHub;
using Autograder.Service.Intake;
using Autograder.Service.Operation;
using Autograder.Service.Queue;
using Autograder.Service.Storage;

namespace Autograder.Service.Hosting;

/// <summary>What the service is made of: one line per area.</summary>
internal static class Composition
{
    /// <summary>What every process needs: the store and the queue.</summary>
    public static void AddCore(this IServiceCollection services, ServiceSettings settings, IAssignmentLibrary assignments)
    {
        services.AddSingleton(settings).AddSingleton(settings.Intake).AddSingleton(settings.Queue).AddSingleton(assignments).AddSingleton(TimeProvider.System);
        services.AddStorage(settings);
        services.AddQueue(_ => settings.Postgres is { } connection ? QueueSetup.OnPostgres(connection) : QueueSetup.InMemory());
        services.AddSingleton<SandboxTrial>();
        services.AddOperation(settings);
    }

    /// <summary>What a process needs that grades.</summary>
    public static void AddGrading(this IServiceCollection services, ServiceSettings settings, Capacity capacity)
    {
        services.AddSingleton<ISandbox>(_ => new BubblewrapSandbox(ChildPrograms.Find()));
        services.AddSingleton<PipelineGrader>();
        services.AddSingleton<IGrader>(p => p.GetRequiredService<PipelineGrader>());
        services.AddHostedService<SandboxTrialRun>();
        services.AddHostedService(p => ActivatorUtilities.CreateInstance<QueueStart>(p, settings.Postgres is null));
        services.AddQueueWorkers(capacity.Slots, capacity.Timings);
    }

    /// <summary>What the web needs.</summary>
    public static void AddWeb(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddProxies(settings);
        services.AddAccess(settings);
        services.AddSubmissionIntake();
        services.AddApi();
        services.AddHealth();
        services.AddMetricsPage();
        services.AddDashboard();
        services.AddGitHub(settings);
    }

    public static void MapAreas(this WebApplication app)
    {
        app.MapHealth();
        app.MapMetrics();
        app.MapSignIn();
        app.MapApi();
        app.MapDashboard();
        app.MapGitHub();
    }
}
