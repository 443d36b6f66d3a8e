using Autograder.Service.Tests.Storage;

namespace Autograder.GitHub.Tests;

internal static class GitHubDatabase
{
    /// <summary>An empty database, with as many connections as a service has by default: queues that are listened to hold some all the time.</summary>
    public static async Task<string> CreateAsync(this PostgresServer server) => await server.CreateDatabaseAsync() + ";Maximum Pool Size=100";
}
