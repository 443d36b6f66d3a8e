using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Reading;

/// <summary>An assignment that somebody may open, and the page that is theirs.</summary>
internal sealed record CourseEntry(string Course, string Title, string Address, bool Teaches);

internal static class CourseList
{
    public static async Task<IReadOnlyList<CourseEntry>> OfAsync(Store store, Viewer viewer, CancellationToken cancellation)
    {
        var found = await (
            from assignment in store.Assignments
            let teaches = viewer.IsAdministrator || store.Memberships.Any(m => m.CourseId == assignment.CourseId && m.AccountId == viewer.AccountId && m.Role != Role.Student)
            let learns = store.Memberships.Any(m => m.CourseId == assignment.CourseId && m.AccountId == viewer.AccountId)
                || store.Students.Any(s => s.CourseId == assignment.CourseId && s.AccountId == viewer.AccountId && s.WithdrawnAt == null)
            where teaches || learns
            orderby assignment.Course!.Title, assignment.Id
            select new { Course = assignment.Course!.Title, assignment.Title, CourseSlug = assignment.Course.Slug, assignment.Slug, Teaches = teaches })
            .ToListAsync(cancellation);
        return [.. found.Select(f => new CourseEntry(f.Course, f.Title, $"/c/{f.CourseSlug}/{f.Slug}{(f.Teaches ? "" : "/me")}", f.Teaches))];
    }
}
