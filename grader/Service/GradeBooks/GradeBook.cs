using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GradeBooks;

/// <summary>What a student's row in a grade book holds. The points are the final ones: lateness taken off, decisions of people counted.</summary>
internal sealed record GradeRow(
    string Identifier, string Name, string? Email, string? Login, string? Section, string? Group, string? Repository, DateTimeOffset? HandedInAt, int? Points, bool Overridden);

/// <summary>The grades of an assignment.</summary>
internal sealed record GradeBook(string Course, string Assignment, string Title, int MaxScore, IReadOnlyList<GradeRow> Rows)
{
    /// <param name="maxScore">What the assignment can earn.</param>
    public static async Task<GradeBook> ReadAsync(Store store, Course course, Assignment assignment, int maxScore, CancellationToken cancellation)
    {
        var rows = await (
            from student in store.Students
            where student.CourseId == course.Id && student.WithdrawnAt == null
            let standing = store.Standings.FirstOrDefault(s => s.AssignmentId == assignment.Id && s.StudentId == student.Id)
            let membership = store.GroupMembers.FirstOrDefault(m => m.AssignmentId == assignment.Id && m.StudentId == student.Id)
            orderby student.Name, student.Id
            select new
            {
                student.Identifier, student.Name, student.Email, student.GitHubUsername, Section = student.Section!.Name,
                Group = store.Groups.Where(g => membership != null && g.Id == membership.GroupId).Select(g => g.Name).FirstOrDefault(),
                Repository = store.Repositories.Where(r => r.AssignmentId == assignment.Id && (r.StudentId == student.Id || membership != null && r.GroupId == membership.GroupId)).Select(r => r.FullName).FirstOrDefault(),
                HandedInAt = store.Attempts.Where(a => standing != null && a.Id == standing.AttemptId).Select(a => (DateTimeOffset?)a.Submission!.ReceivedAt).FirstOrDefault(),
                Standing = standing,
            }).AsNoTracking().ToListAsync(cancellation);
        return new(course.Slug, assignment.Slug, assignment.Title, maxScore, rows.ConvertAll(r => new GradeRow(
            r.Identifier, r.Name, r.Email, r.GitHubUsername, r.Section, r.Group, r.Repository, r.HandedInAt,
            // Who handed in nothing has no grade, unless a person gave one.
            r.Standing is { } s && (s.AttemptId is not null || s.Overridden) ? s.Final : null, r.Standing?.Overridden == true)));
    }
}
