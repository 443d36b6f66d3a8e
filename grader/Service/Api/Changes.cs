using Autograder.Service.Access;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

internal static class Changes
{
    /// <summary>One change of a course in a transaction of its own, noted in the audit.</summary>
    public static async Task ChangeAsync(
        this IDbContextFactory<Store> stores, CourseAccess access, TimeProvider time, string action, string subject,
        Func<Store, Task> change, CancellationToken cancellation) =>
        await stores.ChangeAsync<bool>(access, time, action, subject, async store =>
        {
            await change(store);
            return (true, true);
        }, cancellation);

    /// <param name="change">Whether it is to be stored, and what is answered.</param>
    public static async Task<T> ChangeAsync<T>(
        this IDbContextFactory<Store> stores, CourseAccess access, TimeProvider time, string action, string subject,
        Func<Store, Task<(bool Store, T Answer)>> change, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync($"course {access.Course.Slug}", cancellation);
        var (stored, answer) = await change(store);
        if (!stored)
            return answer;
        store.Note(time, access.Actor, action, access.Course.Id, subject);
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return answer;
    }
}
