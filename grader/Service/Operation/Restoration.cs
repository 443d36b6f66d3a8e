using Autograder.Service.Hosting;
using Autograder.Service.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Operation;

/// <summary>Puts a back-up in the database's place, while no service runs. What was there before is set aside, never deleted.</summary>
internal static class Restoration
{
    private static readonly string[] logs = ["", "-wal", "-shm"];

    /// <returns>Where the former database lies now; null when there was none.</returns>
    /// <exception cref="BackupException"/>
    /// <exception cref="SettingsException">A service runs on the data folder, or it cannot be written.</exception>
    public static string? Run(string file, ServiceSettings settings, bool replace, TimeProvider time)
    {
        Check(file);
        DataFolder.Create(settings.Data);
        using var held = DataFolder.Hold(settings.Data);
        var database = settings.SqliteFile;
        if (File.Exists(database) && !replace)
            throw new BackupException($"There is a database in {settings.Data} already. Say --replace to set it aside, or name another folder with --data.");
        try
        {
            return PutInPlace(file, database, time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The back-up could not be put in place: {e.Message}", e);
        }
    }

    private static string? PutInPlace(string file, string database, TimeProvider time)
    {
        var arriving = $"{database}.{Environment.ProcessId}.partial";
        try
        {
            // Whole beside it first: a full disk is found before anything is moved.
            File.Copy(file, arriving, overwrite: true);
            DatabaseFile.Flush(arriving);
            var aside = SetAside(database, time);
            File.Move(arriving, database);
            return aside;
        }
        finally
        {
            if (File.Exists(arriving))
                File.Delete(arriving);
        }
    }

    // With its log: left beside another database, the log would be played into that.
    private static string? SetAside(string database, TimeProvider time)
    {
        var aside = $"{database}.before-{time.GetUtcNow():yyyyMMdd-HHmmss}";
        foreach (var log in logs)
            if (File.Exists(database + log))
                File.Move(database + log, aside + log);
        return File.Exists(aside) ? aside : null;
    }

    private static void Check(string file)
    {
        if (!File.Exists(file))
            throw new BackupException($"There is no file {file}.");
        if (DatabaseFile.Fault(file) is { } fault)
            throw new BackupException($"{file} is no sound back-up, so nothing was changed: {fault}");
        var made = Migrations(file);
        if (made.Count == 0)
            throw new BackupException($"{file} is a database, but not one of autograder's, so nothing was changed.");
        using var stores = new SqliteStoreFactory(file);
        using var store = stores.CreateDbContext();
        if (made.Except(store.Database.GetMigrations()).FirstOrDefault() is { } newer)
            throw new BackupException($"{file} was made by a newer version (it has the migration {newer}). Install that version first.");
    }

    private static IReadOnlyList<string> Migrations(string file)
    {
        try
        {
            return DatabaseFile.Migrations(file);
        }
        catch (SqliteException e)
        {
            throw new BackupException($"{file} cannot be read: {e.Message}", e);
        }
    }
}
