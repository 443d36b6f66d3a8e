using Autograder.Service.GitHub.Model;
using Autograder.Service.Intake;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Pushes;

internal static class CommitSubmission
{
    /// <summary>A commit as a submission: the same whichever way it comes.</summary>
    public static async Task<NewSubmission> SubmissionAsync(
        this Store store, Repository repository, string sha, IReadOnlyList<UploadedFile> files, CancellationToken cancellation)
    {
        var assignment = await store.Assignments.AsNoTracking().SingleAsync(a => a.Id == repository.AssignmentId, cancellation);
        var student = repository.StudentId is { } one ? await store.Students.AsNoTracking().SingleAsync(s => s.Id == one, cancellation) : null;
        var group = repository.GroupId is { } many ? await store.Groups.AsNoTracking().SingleAsync(g => g.Id == many, cancellation) : null;
        return new(assignment, student, group, repository.Origin, sha, files, Lane.Normal);
    }
}
