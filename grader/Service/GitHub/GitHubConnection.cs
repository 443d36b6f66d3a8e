using Autograder.Service.Hosting;

namespace Autograder.Service.GitHub;

/// <summary>The connections to GitHub, kept open between requests.</summary>
internal sealed class GitHubConnection(ServiceSettings settings) : IDisposable
{
    public HttpClient Client { get; } = new(new SocketsHttpHandler
    {
        // A redirected request would carry its token along.
        AllowAutoRedirect = false,
        // Names move to other addresses.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = settings.GitHub.Patience,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => Client.Dispose();
}
