using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Roster;

/// <summary>What taking a list in changes.</summary>
/// <param name="Missing">Of the course and not in the list: they stay, since a list may be a part.</param>
internal sealed record RosterPlan(IReadOnlyList<RosterRow> Added, IReadOnlyList<RosterRow> Changed, int Same, IReadOnlyList<string> NewSections, int Missing)
{
    public bool ChangesNothing => Added.Count + Changed.Count == 0;
}

/// <summary>Takes a list of students into a course: adds, changes, and brings back who had withdrawn; takes nobody out.</summary>
internal static class RosterImport
{
    public static async Task<RosterPlan> PlanAsync(Store store, long course, IReadOnlyList<RosterRow> rows, CancellationToken cancellation)
    {
        var students = await store.Students.AsNoTracking().Include(s => s.Section).Where(s => s.CourseId == course).ToDictionaryAsync(s => s.Identifier, cancellation);
        var sections = await store.Sections.Where(s => s.CourseId == course).Select(s => s.Name).ToListAsync(cancellation);
        var (added, known) = (rows.Where(r => !students.ContainsKey(r.Identifier)).ToList(), rows.Where(r => students.ContainsKey(r.Identifier)).ToList());
        var changed = known.Where(r => Differs(students[r.Identifier], r)).ToList();
        return new(
            added, changed, known.Count - changed.Count, [.. rows.Select(r => r.Section).OfType<string>().Distinct().Except(sections).Order(StringComparer.Ordinal)],
            students.Values.Count(s => s.WithdrawnAt is null) - known.Count(r => students[r.Identifier].WithdrawnAt is null));
    }

    /// <summary>Inside the caller's transaction. What a row does not say stays as it is.</summary>
    public static async Task ApplyAsync(Store store, long course, IReadOnlyList<RosterRow> rows, CancellationToken cancellation)
    {
        var sections = await store.Sections.Where(s => s.CourseId == course).ToDictionaryAsync(s => s.Name, cancellation);
        foreach (var name in rows.Select(r => r.Section).OfType<string>().Distinct().Where(n => !sections.ContainsKey(n)))
            store.Add(sections[name] = new() { CourseId = course, Name = name });
        await store.SaveChangesAsync(cancellation);
        var students = await store.Students.Where(s => s.CourseId == course).ToDictionaryAsync(s => s.Identifier, cancellation);
        foreach (var row in rows)
        {
            if (!students.TryGetValue(row.Identifier, out var student))
                store.Add(students[row.Identifier] = student = new() { CourseId = course, Identifier = row.Identifier, Name = row.Name });
            // Another name on GitHub is another account there: the old one's number must not stay.
            if (row.GitHubUsername is { } login && login != student.GitHubUsername)
                (student.GitHubUsername, student.GitHubId) = (login, null);
            student.GitHubId = row.GitHubId ?? student.GitHubId;
            student.Name = row.Name;
            student.Email = row.Email ?? student.Email;
            student.SectionId = row.Section is { } section ? sections[section].Id : student.SectionId;
            student.WithdrawnAt = null;
        }
        await store.SaveChangesAsync(cancellation);
    }

    /// <summary>Puts the students of a list that was applied into the groups of an assignment. Inside the caller's transaction.</summary>
    public static async Task GroupAsync(Store store, long course, long assignment, IReadOnlyDictionary<string, string> groups, CancellationToken cancellation)
    {
        var students = await store.Students.Where(s => s.CourseId == course).ToDictionaryAsync(s => s.Identifier, s => s.Id, cancellation);
        var known = await store.Groups.Where(g => g.AssignmentId == assignment).ToDictionaryAsync(g => g.Name, cancellation);
        foreach (var name in groups.Values.Distinct().Where(n => !known.ContainsKey(n)))
            store.Add(known[name] = new() { AssignmentId = assignment, Name = name });
        await store.SaveChangesAsync(cancellation);
        var members = await store.GroupMembers.Where(m => m.AssignmentId == assignment).ToDictionaryAsync(m => m.StudentId, cancellation);
        foreach (var (identifier, name) in groups)
        {
            if (members.TryGetValue(students[identifier], out var member))
                member.GroupId = known[name].Id;
            else
                store.Add(new GroupMember { AssignmentId = assignment, StudentId = students[identifier], GroupId = known[name].Id });
        }
    }

    private static bool Differs(Student student, RosterRow row) =>
        student.Name != row.Name || student.WithdrawnAt is not null
        || (row.Email ?? student.Email) != student.Email || (row.GitHubUsername ?? student.GitHubUsername) != student.GitHubUsername || (row.Section ?? student.Section?.Name) != student.Section?.Name
        || (row.GitHubId ?? student.GitHubId) != student.GitHubId;
}
