using Autograder.Service.Access;
using Autograder.Service.Intake;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

/// <summary>The student or the group that a submission belongs to.</summary>
internal sealed record WorkOwner(Student? Student, Group? Group)
{
    public string Origin => Group is { } group ? Intake.Origin.OfGroup(group.Id) : Intake.Origin.OfStudent(Student!.Id);

    /// <summary>Whom the caller may hand in for: students for themselves and their group, others for whom they name.</summary>
    public static async Task<(WorkOwner? Owner, ProblemHttpResult? Problem)> FindAsync(
        Store store, CourseAccess access, Assignment assignment, NamedOwner named, CancellationToken cancellation)
    {
        if (named is { Student: not null, Group: not null })
            throw new RefusedException("Name a student or a group, not both.");
        if (access.IsStudent)
            return named is { Student: null, Group: null } || await IsOwnAsync(store, access, assignment, named, cancellation)
                ? await OwnAsync(store, access, assignment, cancellation)
                : (null, Problems.Forbidden("Students hand in for themselves and for their group. Leave student and group out."));
        if (named.Group is { } name)
            return await store.Groups.SingleOrDefaultAsync(g => g.AssignmentId == assignment.Id && g.Name == name, cancellation) is { } group
                ? (new(null, group), null)
                : (null, Problems.NoSuch("group", name));
        if (named.Student is not { } identifier)
            throw new RefusedException("Say whose submission it is: add ?student=IDENTIFIER or ?group=NAME, or student or group in the JSON.");
        return await OfStudentAsync(store, assignment, store.Students.Where(s => s.CourseId == access.Course.Id && s.Identifier == identifier), cancellation) is { } owner
            ? (owner, null)
            : (null, Problems.NoSuch("student", identifier));
    }

    private static async Task<(WorkOwner?, ProblemHttpResult?)> OwnAsync(Store store, CourseAccess access, Assignment assignment, CancellationToken cancellation)
    {
        var terms = await store.Terms.AsNoTracking().SingleOrDefaultAsync(t => t.AssignmentId == assignment.Id, cancellation) ?? new();
        if (!terms.Uploads)
            return (null, Problems.Forbidden("This assignment is handed in by pushing to the repository, not by uploading."));
        if (terms.OpensAt is { } opens && opens > DateTimeOffset.UtcNow)
            return (null, Problems.Forbidden($"This assignment opens at {opens:u}."));
        return await OfStudentAsync(store, assignment, store.Students.Where(s => s.Id == access.Students[0]), cancellation) is { } owner
            ? (owner, null)
            : (null, Problems.Forbidden("You are no longer on the roster of this course."));
    }

    private static async Task<bool> IsOwnAsync(Store store, CourseAccess access, Assignment assignment, NamedOwner named, CancellationToken cancellation)
    {
        var own = access.Students[0];
        return named.Student is { } identifier
            ? await store.Students.AnyAsync(s => s.Id == own && s.Identifier == identifier, cancellation)
            : await store.Groups.AnyAsync(g => g.AssignmentId == assignment.Id && g.Name == named.Group && g.Members.Any(m => m.StudentId == own), cancellation);
    }

    /// <returns>null when there is no such student.</returns>
    private static async Task<WorkOwner?> OfStudentAsync(Store store, Assignment assignment, IQueryable<Student> chosen, CancellationToken cancellation)
    {
        var members =
            from member in store.GroupMembers
            join its in store.Groups on member.GroupId equals its.Id
            where its.AssignmentId == assignment.Id
            select new { member.StudentId, Group = its };
        var found = await chosen.LeftJoin(members, student => student.Id, member => member.StudentId, (student, member) => new
        {
            Student = student,
            Group = member == null ? null : member.Group,
        }).SingleOrDefaultAsync(cancellation);
        return found switch
        {
            null => null,
            { Group: { } group } => new(null, group),
            { Student: var student } => new(student, null),
        };
    }
}
