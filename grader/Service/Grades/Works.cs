using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Grades;

internal static class Works
{
    /// <summary>
    /// What a student handed in for an assignment: their own, and their group's. The group is looked up before: a condition
    /// on both at once would read every submission of the assignment.
    /// </summary>
    public static async Task<IQueryable<Submission>> WorksOfAsync(this Store store, long assignment, long student, CancellationToken cancellation)
    {
        var group = await store.GroupMembers.Where(m => m.AssignmentId == assignment && m.StudentId == student).Select(m => (long?)m.GroupId).SingleOrDefaultAsync(cancellation);
        return group is { } known
            ? store.Submissions.Where(s => s.AssignmentId == assignment && (s.StudentId == student || s.GroupId == known))
            : store.Submissions.Where(s => s.AssignmentId == assignment && s.StudentId == student);
    }
}
