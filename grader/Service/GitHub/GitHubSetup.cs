using Autograder.Service.GitHub.Client;
using Autograder.Service.GitHub.Fetching;
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
        services.AddSingleton(settings.GitHub).AddSingleton<FetchLimits>();
        services.AddSingleton(_ => new GitHubConnection(settings));
        services.AddSingleton(p => new GitHubHttp(p.GetRequiredService<GitHubConnection>().Client, settings.GitHub, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IGitHubCredential>(p => Credential(p, settings.GitHub));
        services.AddSingleton<GitHubApi>().AddSingleton<WriteBudget>().AddSingleton<TreeFetch>();
        services.AddSingleton<RepositoryRegister>().AddSingleton<WebhookIntake>();
        services.AddSingleton<PushTickets>().AddSingleton<PushQueue>().AddSingleton<PushFetch>();
        services.AddHostedService<PushClock>();
        services.AddQueueServer("fetch", PushTickets.QueueName, p => p.GetRequiredService<FetchLimits>().AtATime);
        return services;
    }

    public static void MapGitHub(this IEndpointRouteBuilder routes)
    {
        // For GitHub and its runners; described in GITHUB.md, not among what people call with keys.
        var group = routes.MapGroup(Root).ExcludeFromDescription().AllowAnonymous();
        group.MapWebhook();
    }

    private static IGitHubCredential Credential(IServiceProvider provider, GitHubSettings settings) =>
        settings is { AppId: { } id, PrivateKey: { } key }
            ? new AppCredential(provider.GetRequiredService<GitHubHttp>(), id, key, provider.GetRequiredService<TimeProvider>())
            : new PlainToken(settings.Token);
}
