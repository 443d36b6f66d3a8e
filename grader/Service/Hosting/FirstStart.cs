using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Hosting;

/// <summary>Fills an empty store with what makes it usable at once: an administrator, a course and its assignment.</summary>
internal sealed class FirstStart(IDbContextFactory<Store> stores, IAssignmentLibrary assignments, TimeProvider time)
{
    public const string CourseSlug = "first-course";

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync("first start", cancellation);
        if (await store.Accounts.AnyAsync(cancellation))
            return;
        var now = time.GetUtcNow();
        store.Add(new Account { Name = "Administrator", IsAdministrator = true, CreatedAt = now });
        if (!await store.Courses.AnyAsync(cancellation))
            await AddCourseAsync(store, now, cancellation);
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
    }

    private async Task AddCourseAsync(Store store, DateTimeOffset now, CancellationToken cancellation)
    {
        var bundled = assignments.Load(assignments.Default);
        var course = new Course { Slug = CourseSlug, Title = "First course", CreatedAt = now };
        store.Add(course);
        await store.SaveChangesAsync(cancellation);
        store.Add(new Assignment
        {
            CourseId = course.Id, Slug = bundled.Id, Title = bundled.Title, Folder = assignments.Default, CreatedAt = now,
        });
    }
}
