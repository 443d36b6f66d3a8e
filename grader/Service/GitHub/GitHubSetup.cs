using Autograder.Service.GitHub.CatchUp;
using Autograder.Service.GitHub.Ci;
using Autograder.Service.GitHub.Client;
using Autograder.Service.GitHub.Fetching;
using Autograder.Service.GitHub.Publishing;
using Autograder.Service.GitHub.Pushes;
using Autograder.Service.GitHub.Registration;
using Autograder.Service.GitHub.Webhooks;
using Autograder.Service.Hosting;
using Autograder.Service.Queue;

namespace Autograder.Service.GitHub;

/// <summary>From a push to feedback on the commit. All of it runs where the web runs, since that has the credentials.</summary>
internal static class GitHubSetup
{
    /// <summary>Where GitHub and its runners come to.</summary>
    public const string Root = "/github";

    public static IServiceCollection AddGitHub(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(settings.GitHub).AddSingleton<FetchLimits>().AddSingleton<GitHubPace>();
        services.AddSingleton(_ => new GitHubConnection(settings));
        services.AddSingleton(p => new GitHubHttp(p.GetRequiredService<GitHubConnection>().Client, settings.GitHub, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IGitHubCredential>(p => Credential(p, settings.GitHub));
        services.AddSingleton<GitHubApi>().AddSingleton<WriteBudget>().AddSingleton<TreeFetch>();
        services.AddSingleton<RepositoryRegister>().AddSingleton<OwnerLook>().AddSingleton<WebhookIntake>();
        services.AddSingleton<PushTickets>().AddSingleton<PushQueue>().AddSingleton<PushFetch>();
        services.AddSingleton(p => new CiTokens(
            settings.GitHub.Issuer, settings.GitHub.Audience ?? settings.PublicAddress, p.GetRequiredService<GitHubConnection>().Client, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CiIntake>().AddSingleton<CiProgress>();
        services.AddPublishing();
        services.AddSingleton<CatchingUp>().AddSingleton<FailedDeliveries>().AddSingleton<MissedHeads>().AddSingleton<Tidying>();
        services.AddHostedService<CatchUpStart>();
        services.AddQueueServer("catch-up", CatchingUp.QueueName, _ => 1);
        services.AddHostedService<PushClock>();
        services.AddQueueServer("fetch", PushTickets.QueueName, p => p.GetRequiredService<FetchLimits>().AtATime);
        return services;
    }

    private static void AddPublishing(this IServiceCollection services)
    {
        services.AddSingleton<PublicationDesk>().AddSingleton<TroubleDesk>().AddSingleton<PublicationQueue>().AddSingleton<GradeReader>().AddSingleton<GitHubWriter>().AddSingleton<PublicationRun>();
        services.AddSingleton<IChannel, CheckRunChannel>().AddSingleton<IChannel, CommitStatusChannel>()
            .AddSingleton<IChannel, FeedbackChannel>().AddSingleton<IChannel, Classroom50Channel>();
        services.AddHostedService<PublicationClock>();
        services.AddQueueServer("publish", PublicationClock.QueueName, _ => PublicationClock.Workers);
    }

    public static void MapGitHub(this IEndpointRouteBuilder routes)
    {
        // For GitHub and its runners; described in GITHUB.md, not among what people call with keys.
        var group = routes.MapGroup(Root).ExcludeFromDescription().AllowAnonymous();
        group.MapWebhook();
        group.MapCi();
    }

    private static IGitHubCredential Credential(IServiceProvider provider, GitHubSettings settings) =>
        settings is { AppId: { } id, PrivateKey: { } key }
            ? new AppCredential(provider.GetRequiredService<GitHubHttp>(), id, key, provider.GetRequiredService<TimeProvider>())
            : new PlainToken(settings.Token);
}
