using Autograder.Service.Tests.Storage;

namespace Autograder.GitHub.Tests;

internal static class GitHubDatabase
{
    /// <summary>A database with the tables, without anything in them, and with as many connections as a service has by default: queues that are listened to hold some all the time.</summary>
    public static async Task<string> CreateAsync(this PostgresServer server) => await server.CreateMigratedDatabaseAsync() + ";Maximum Pool Size=100";
}
