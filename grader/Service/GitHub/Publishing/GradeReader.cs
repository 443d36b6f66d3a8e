using Autograder.Service.GitHub.Model;
using Autograder.Service.Hosting;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>Reads what is to be shown, as it is now: a later write shows the newest.</summary>
internal sealed class GradeReader(IDbContextFactory<Store> stores, ServiceSettings settings)
{
    /// <returns>null when the report is no longer kept.</returns>
    public async Task<ShownGrade?> ReadAsync(Publication publication, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var row = await store.Attempts.AsNoTracking().Where(a => a.Id == publication.AttemptId).Select(a => new
        {
            a.AssignmentId, a.Score, a.MaxScore, a.Report!.Student, Submission = a.Submission!, Assignment = a.Submission!.Assignment!.Slug,
            Course = a.Submission.Assignment.Course!.Slug, Person = a.Submission.Student,
        }).SingleAsync(cancellation);
        if (row.Student is null)
            return null;
        var decided = await store.Standings.Where(s => s.AttemptId == publication.AttemptId && s.Overridden).OrderBy(s => s.StudentId).Select(s => (int?)s.Final).FirstOrDefaultAsync(cancellation);
        var use = await store.GitHubAssignments.AsNoTracking().SingleOrDefaultAsync(a => a.AssignmentId == row.AssignmentId, cancellation) ?? new();
        var repository = publication.Repository!;
        return new(
            publication.AttemptId, row.Score ?? 0, row.MaxScore ?? 0, decided, CompressedReport.Unpack(row.Student),
            FormattableString.Invariant($"{settings.PublicAddress}/c/{row.Course}/{row.Assignment}/attempts/{publication.AttemptId}"), $"autograder/{row.Assignment}", use,
            new(row.Assignment, repository.FullName, publication.Sha, row.Submission.ReceivedAt,
                NameOf(repository, use) ?? row.Person?.GitHubUsername, row.Person?.GitHubId, row.Submission.GroupId is not null));
    }

    /// <summary>Of <c>prefix-username</c> what stands behind the prefix.</summary>
    private static string? NameOf(Repository repository, GitHubAssignment use) =>
        repository.FullName.Split('/')[^1] is var name && use.RepositoryPrefix is { } prefix && name.StartsWith(prefix + "-", StringComparison.Ordinal) ? name[(prefix.Length + 1)..] : null;
}
