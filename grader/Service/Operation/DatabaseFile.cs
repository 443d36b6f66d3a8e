using Microsoft.Data.Sqlite;

namespace Autograder.Service.Operation;

/// <summary>A file of SQLite looked at from outside.</summary>
internal static class DatabaseFile
{
    public static string ReadOnly(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ConnectionString;

    /// <returns>What is wrong with it; null when it is sound.</returns>
    public static string? Fault(string path)
    {
        try
        {
            using var connection = new SqliteConnection(ReadOnly(path));
            connection.Open();
            return Ask(connection, "PRAGMA integrity_check(1)") is [var answer] && answer != "ok" ? answer
                : Ask(connection, "PRAGMA foreign_key_check") is [var table, ..] ? $"rows of {table} refer to what is not there"
                : null;
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }

    /// <summary>The migrations it was made by; none when it is no database of this service.</summary>
    public static IReadOnlyList<string> Migrations(string path)
    {
        using var connection = new SqliteConnection(ReadOnly(path));
        connection.Open();
        return Ask(connection, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'").Count == 0
            ? []
            : Ask(connection, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId");
    }

    /// <summary>Down to the disk: a power cut after this takes nothing.</summary>
    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static List<string> Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        using var rows = command.ExecuteReader();
        var answers = new List<string>();
        while (rows.Read())
            answers.Add(rows.GetString(0));
        return answers;
    }
}
