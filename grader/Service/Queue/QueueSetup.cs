using Autograder.Service.Queue.Timing;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Npgsql;

namespace Autograder.Service.Queue;

/// <summary>Hangfire as the queue uses it.</summary>
internal static class QueueSetup
{
    /// <summary>For the sweep and what else must not wait behind gradings.</summary>
    public const string Upkeep = "upkeep";

    private static readonly TimeSpan KeptAfterwards = TimeSpan.FromMinutes(30);

    /// <summary>The queue without anybody who works on it: enough to hand submissions in.</summary>
    public static IServiceCollection AddQueue(this IServiceCollection services, Func<IServiceProvider, JobStorage> storage)
    {
        // Before AddHangfire, which would else take a storage that is static to the process.
        services.AddSingleton(storage);
        services.AddHangfire((provider, hangfire) => hangfire
            .UseLogProvider(new HangfireLogs(provider.GetRequiredService<ILoggerFactory>()))
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        return services
            .AddSingleton<AttemptQueue>()
            .AddSingleton<TimingQueue>()
            .AddSingleton<Tickets>()
            .AddSingleton<ProgressBoard>()
            .AddSingleton<RunningGradings>()
            .AddSingleton<StoredSources>()
            .AddSingleton<QueuePlaces>()
            .AddSingleton<Cancellations>()
            .AddSingleton<Sweep>();
    }

    /// <summary>Those who work on it.</summary>
    /// <param name="slots">Gradings at a time.</param>
    /// <param name="timings">Timings at a time, beside the gradings.</param>
    public static IServiceCollection AddQueueWorkers(this IServiceCollection services, int slots, int timings)
    {
        services.AddSingleton<GradingRun>().AddSingleton<TimingRun>();
        services.AddHangfireServer((provider, server) =>
        {
            server.ServerName = $"grader@{Environment.MachineName}";
            server.Queues = [.. Tickets.Queues];
            server.WorkerCount = slots;
            // A grading ends or goes back within the grace; only then may the process.
            server.ShutdownTimeout = provider.GetRequiredService<QueueRules>().Grace + TimeSpan.FromSeconds(5);
            Hasten(server, provider);
        });
        services.AddHangfireServer((provider, server) =>
        {
            server.ServerName = $"timing@{Environment.MachineName}";
            server.Queues = [Tickets.TimingQueue];
            server.WorkerCount = timings;
            Hasten(server, provider);
        });
        services.AddHangfireServer((provider, server) =>
        {
            server.ServerName = $"upkeep@{Environment.MachineName}";
            server.Queues = [Upkeep];
            server.WorkerCount = 1;
            Hasten(server, provider);
        });
        return services;
    }

    /// <summary>Another area's own queue with who works on it.</summary>
    public static IServiceCollection AddQueueServer(this IServiceCollection services, string name, string queue, Func<IServiceProvider, int> workers) =>
        services.AddHangfireServer((provider, server) =>
        {
            server.ServerName = $"{name}@{Environment.MachineName}";
            server.Queues = [queue];
            server.WorkerCount = workers(provider);
            Hasten(server, provider);
        });

    public static JobStorage InMemory() =>
        new InMemoryStorage(new() { MaxExpirationTime = KeptAfterwards });

    public static JobStorage OnPostgres(string connectionString)
    {
        // The defaults: half an hour until a dead worker's job is seen again, and 15 s between looks at the queue. No long polling: it
        // cancels Npgsql's wait for notifications with each job, which may never return (npgsql issue 5975), nor does the job's taker then.
        var options = new PostgreSqlStorageOptions
        {
            InvisibilityTimeout = TimeSpan.FromMinutes(1),
            UseSlidingInvisibilityTimeout = true,
            QueuePollInterval = TimeSpan.FromMilliseconds(500),
            // What a killed process had locked; the sweep is among it.
            DistributedLockTimeout = TimeSpan.FromSeconds(30),
            PrepareSchemaIfNecessary = false,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, options), options) { JobExpirationTimeout = KeptAfterwards };
    }

    /// <summary>Creates Hangfire's tables or brings them up to date, one process at a time: two that start at once would collide.</summary>
    public static async Task PreparePostgresAsync(string connectionString, CancellationToken cancellation)
    {
        // Of its own, and closed at the end: the lock lasts as long as the session.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using (var alone = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended('hangfire', 0))", connection) { CommandTimeout = 0 })
            await alone.ExecuteNonQueryAsync(cancellation);
        PostgreSqlObjectsInstaller.Install(connection);
    }

    private static void Hasten(BackgroundJobServerOptions server, IServiceProvider provider)
    {
        // The default is static to the process: a second host in it would make this one's jobs.
        server.Activator = new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>());
        server.StopTimeout = TimeSpan.FromSeconds(1);
        server.SchedulePollingInterval = TimeSpan.FromSeconds(5);
        server.HeartbeatInterval = TimeSpan.FromSeconds(10);
        server.ServerTimeout = TimeSpan.FromMinutes(1);
        server.ServerCheckInterval = TimeSpan.FromMinutes(1);
    }
}
