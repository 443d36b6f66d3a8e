using Autograder.Service.Hosting;
using Autograder.Service.Storage;
using Autograder.Service.Tests;

namespace Autograder.Operation.Tests;

/// <summary>A data folder with this version's database, and a few courses in it.</summary>
internal sealed class Ground : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ServiceSettings Settings => new() { Data = Path.Combine(folder.Path, "data") };

    public string File(string name) => folder.File(name);

    public static async Task<Ground> CreateAsync(int courses)
    {
        var ground = new Ground();
        Directory.CreateDirectory(ground.Settings.Data);
        using var stores = ground.Stores();
        await using (var store = stores.CreateDbContext())
            await store.MigrateAsync(Stop);
        for (var i = 0; i < courses; i++)
            await AddCourseAsync(stores, $"course-{i}");
        return ground;
    }

    public SqliteStoreFactory Stores() => new(Settings.SqliteFile);

    public static async Task<Course> AddCourseAsync(StoreFactory stores, string slug)
    {
        await using var store = stores.CreateDbContext();
        await using var write = await store.BeginWriteAsync(Stop);
        var course = new Course { Slug = slug, Title = slug, CreatedAt = DateTimeOffset.UnixEpoch };
        store.Add(course);
        await store.SaveChangesAsync(Stop);
        await write.CommitAsync(Stop);
        return course;
    }

    public void Dispose() => folder.Dispose();
}
