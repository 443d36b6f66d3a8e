using Autograder.Service.Tests.Storage;
using Npgsql;

namespace Autograder.GitHub.Tests;

internal static class GitHubDatabase
{
    /// <summary>
    /// A database with the tables, without anything in them, and with the connections that a service uses: queues that are listened
    /// to hold some all the time. Those that nobody uses are closed soon, since the server has 500 for all classes.
    /// </summary>
    public static async Task<string> CreateAsync(this PostgresServer server) =>
        await server.CreateMigratedDatabaseAsync() + ";Maximum Pool Size=40;Connection Idle Lifetime=5;Connection Pruning Interval=1";

    /// <summary>Closes what a service that has ended left open.</summary>
    public static void Leave(string database)
    {
        using var connection = new NpgsqlConnection(database);
        NpgsqlConnection.ClearPool(connection);
    }
}
