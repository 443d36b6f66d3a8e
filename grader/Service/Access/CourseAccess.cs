using Autograder.Engine.Reporting;
using Autograder.Service.Storage;

namespace Autograder.Service.Access;

/// <summary>What somebody may do in a course. Endpoints take it as a parameter once their rule has been kept.</summary>
/// <param name="Students">The students of the course that the caller is: theirs is their own work.</param>
internal sealed record CourseAccess(Course Course, Scopes Scopes, string Actor, IReadOnlyList<long> Students)
{
    public bool Has(Scopes wanted) => (Scopes & wanted) == wanted;

    /// <summary>Whether they belong to the course at all.</summary>
    public bool IsAny => Scopes != Scopes.None;

    public bool IsStudent => Students.Count > 0 && !Has(Scopes.Read);

    /// <summary>The edition of reports that they read.</summary>
    public ReportAudience Audience => Has(Scopes.Read) ? ReportAudience.Instructor : ReportAudience.Student;

    /// <summary>The submissions that they may see.</summary>
    public IQueryable<Submission> Seen(Store store)
    {
        var inCourse = store.Submissions.Where(s => s.CourseId == Course.Id);
        return Has(Scopes.Read) ? inCourse : inCourse.Where(s =>
            s.By == Actor
            || s.StudentId != null && Students.Contains(s.StudentId.Value)
            || s.GroupId != null && store.GroupMembers.Any(m => m.GroupId == s.GroupId && Students.Contains(m.StudentId)));
    }

    /// <summary>For endpoints: what the rule of the endpoint has found.</summary>
    public static ValueTask<CourseAccess?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<CourseAccess>());

    /// <summary>What a role may do.</summary>
    public static Scopes Of(Role role) => role switch
    {
        Role.Student => Scopes.Submit,
        Role.Assistant => Scopes.Submit | Scopes.Read | Scopes.Regrade,
        Role.Instructor => Scopes.Submit | Scopes.Read | Scopes.Regrade | Scopes.Manage,
        _ => throw new System.Diagnostics.UnreachableException($"role {role}"),
    };
}
