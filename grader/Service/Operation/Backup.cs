using Microsoft.Data.Sqlite;

namespace Autograder.Service.Operation;

/// <summary>A copy of the SQLite database as it is at one moment, made while the service goes on.</summary>
internal static class Backup
{
    /// <summary>Writes it whole or not at all, and only after it was found sound.</summary>
    /// <exception cref="BackupException"/>
    public static void Write(string database, string file)
    {
        if (!File.Exists(database))
            throw new BackupException($"There is no database {database}. Name the service's data folder with --data.");
        if (File.Exists(file) || Directory.Exists(file))
            throw new BackupException($"{file} is there already. A back-up never overwrites: name another file, or delete it first.");
        var partial = $"{file}.{Environment.ProcessId}.partial";
        try
        {
            // It holds everything, grades and keys too: for its owner only, from the first byte on.
            CreatePrivate(partial);
            Copy(database, partial);
            if (DatabaseFile.Fault(partial) is { } fault)
                throw new BackupException($"The database {database} is damaged, so nothing was written: {fault}");
            DatabaseFile.Flush(partial);
            File.Move(partial, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new BackupException($"The back-up {file} could not be written: {e.Message}", e);
        }
        finally
        {
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }

    private static void CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, options).Dispose();
    }

    // SQLite's own back-up: one read transaction, so a moment's state; in WAL mode it holds no writer up.
    private static void Copy(string database, string partial)
    {
        using var source = new SqliteConnection(DatabaseFile.ReadOnly(database));
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = partial, Pooling = false }.ConnectionString);
        source.Open();
        target.Open();
        source.BackupDatabase(target);
        // One file alone is the back-up: no log beside it that could be lost.
        using var command = target.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE";
        command.ExecuteNonQuery();
    }
}

/// <summary>A back-up cannot be made or used; the message says what to do.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
