using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Grades;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Deciding;

/// <summary>Changes something about a student's work in one transaction: the change, its note in the audit, and the standing that follows.</summary>
internal sealed class Decision(IDbContextFactory<Store> stores, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    /// <param name="change">Its result is a word for the address; without a subject nothing is changed.</param>
    public async Task<string> MakeAsync(
        Place place, long student, string action, Func<Store, Task<(string Word, string? Subject)>> change, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        if (!await store.Students.AnyAsync(s => s.Id == student && s.CourseId == place.Course!.Id, cancellation))
            return "not-now";
        var (word, subject) = await change(store);
        if (subject is null)
            return word;
        store.Add(Entry(place, action, subject));
        await store.SaveChangesAsync(cancellation);
        await store.RenewStandingAsync(place.Assignment!.Id, student, cancellation);
        await write.CommitAsync(cancellation);
        return word;
    }

    public AuditEntry Entry(Place place, string action, string subject) => new()
    {
        At = Now, Actor = FormattableString.Invariant($"account:{place.Viewer!.AccountId}"), Action = action, CourseId = place.Course!.Id, Subject = subject,
    };
}
