using Autograder.Service.Hosting;
using Autograder.Service.Operation;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Operation.Tests;

public sealed class BackupTests
{
    private static Task<int> CoursesAsync(Ground ground) => CoursesAsync(ground.Settings.SqliteFile);

    private static async Task<int> CoursesAsync(string file)
    {
        using var stores = new Service.Storage.SqliteStoreFactory(file);
        await using var store = stores.CreateDbContext();
        return await store.Courses.CountAsync(Ground.Stop);
    }

    [Fact]
    public async Task Backup_WhileOthersWrite_IsAMomentsStateAndSound()
    {
        using var ground = await Ground.CreateAsync(courses: 3);
        using var stores = ground.Stores();
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
                await Ground.AddCourseAsync(stores, $"meanwhile-{i}");
        }, Ground.Stop);
        Backup.Write(ground.Settings.SqliteFile, ground.File("a.backup"));
        await enough.CancelAsync();
        await writing;
        Assert.Null(DatabaseFile.Fault(ground.File("a.backup")));
        Assert.InRange(await CoursesAsync(ground.File("a.backup")), 3, await CoursesAsync(ground));
    }

    [Fact]
    public async Task Backup_FileIsThere_IsNotOverwritten()
    {
        using var ground = await Ground.CreateAsync(courses: 1);
        await File.WriteAllTextAsync(ground.File("a.backup"), "dear", Ground.Stop);
        var refused = Assert.Throws<BackupException>(() => Backup.Write(ground.Settings.SqliteFile, ground.File("a.backup")));
        Assert.Contains("never overwrites", refused.Message, StringComparison.Ordinal);
        Assert.Equal("dear", await File.ReadAllTextAsync(ground.File("a.backup"), Ground.Stop));
    }

    [Fact]
    public async Task Backup_Written_IsForItsOwnerOnly()
    {
        using var ground = await Ground.CreateAsync(courses: 1);
        Backup.Write(ground.Settings.SqliteFile, ground.File("a.backup"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ground.File("a.backup")));
    }

    [Fact]
    public async Task Restore_IntoAnEmptyFolder_BringsEverythingBack()
    {
        using var ground = await Ground.CreateAsync(courses: 4);
        Backup.Write(ground.Settings.SqliteFile, ground.File("a.backup"));
        var elsewhere = ground.Settings with { Data = ground.File("elsewhere") };
        Assert.Null(Restoration.Run(ground.File("a.backup"), elsewhere, replace: false, TimeProvider.System));
        Assert.Equal(4, await CoursesAsync(elsewhere.SqliteFile));
    }

    [Fact]
    public async Task Restore_DatabaseIsThere_IsRefusedUnlessAskedForAndThenSetAside()
    {
        using var ground = await Ground.CreateAsync(courses: 1);
        Backup.Write(ground.Settings.SqliteFile, ground.File("a.backup"));
        using (var stores = ground.Stores())
            await Ground.AddCourseAsync(stores, "later");
        Assert.Throws<BackupException>(() => Restoration.Run(ground.File("a.backup"), ground.Settings, replace: false, TimeProvider.System));
        Assert.Equal(2, await CoursesAsync(ground));

        var aside = Restoration.Run(ground.File("a.backup"), ground.Settings, replace: true, TimeProvider.System);
        Assert.Equal(1, await CoursesAsync(ground));
        Assert.Equal(2, await CoursesAsync(aside!));
    }

    [Fact]
    public async Task Restore_WhileAServiceRuns_IsRefused()
    {
        using var ground = await Ground.CreateAsync(courses: 1);
        Backup.Write(ground.Settings.SqliteFile, ground.File("a.backup"));
        using var service = DataFolder.Hold(ground.Settings.Data);
        Assert.Throws<SettingsException>(() => Restoration.Run(ground.File("a.backup"), ground.Settings, replace: true, TimeProvider.System));
    }

    [Theory]
    [InlineData("nothing at all", "no sound back-up")]
    [InlineData("", "not one of autograder's")]
    public async Task Restore_AnotherFile_IsRefusedAndNothingChanges(string content, string told)
    {
        using var ground = await Ground.CreateAsync(courses: 1);
        await File.WriteAllTextAsync(ground.File("a.backup"), content, Ground.Stop);
        var refused = Assert.Throws<BackupException>(() => Restoration.Run(ground.File("a.backup"), ground.Settings, replace: true, TimeProvider.System));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await CoursesAsync(ground));
    }

    [Fact]
    public async Task Restore_DamagedBackup_IsRefused()
    {
        using var ground = await Ground.CreateAsync(courses: 50);
        Backup.Write(ground.Settings.SqliteFile, ground.File("a.backup"));
        var bytes = await File.ReadAllBytesAsync(ground.File("a.backup"), Ground.Stop);
        Array.Fill(bytes, (byte)0x5a, bytes.Length / 4, bytes.Length / 2);
        await File.WriteAllBytesAsync(ground.File("a.backup"), bytes, Ground.Stop);
        Assert.Throws<BackupException>(() => Restoration.Run(ground.File("a.backup"), ground.Settings, replace: true, TimeProvider.System));
    }

    [Fact]
    public async Task Restore_OfANewerVersion_IsRefused()
    {
        using var ground = await Ground.CreateAsync(courses: 1);
        Backup.Write(ground.Settings.SqliteFile, ground.File("a.backup"));
        using (var connection = new SqliteConnection($"Data Source={ground.File("a.backup")};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Future', '99.0')";
            command.ExecuteNonQuery();
        }
        var refused = Assert.Throws<BackupException>(() => Restoration.Run(ground.File("a.backup"), ground.Settings, replace: true, TimeProvider.System));
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }
}
