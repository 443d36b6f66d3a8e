using Autograder.Service.GitHub.Model;
using Autograder.Service.Hosting;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>Reads what is to be shown, as it is now: a later write shows the newest.</summary>
internal sealed class GradeReader(IDbContextFactory<Store> stores, ServiceSettings settings)
{
    /// <returns>null when there is nothing to show any more.</returns>
    public async Task<Shown?> ReadAsync(Publication publication, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return publication.Trouble is { } trouble ? await TroubleAsync(store, publication, trouble, cancellation) : await GradeAsync(store, publication, cancellation);
    }

    private async Task<Shown?> TroubleAsync(Store store, Publication publication, Trouble trouble, CancellationToken cancellation)
    {
        var id = publication.Repository!.AssignmentId;
        var assignment = await store.Assignments.AsNoTracking().Where(a => a.Id == id).Select(a => new { a.Slug, Course = a.Course!.Slug }).SingleAsync(cancellation);
        var address = FormattableString.Invariant($"{settings.PublicAddress}/c/{assignment.Course}/{assignment.Slug}");
        if (publication.AttemptId is { } attempt)
            return new ShownTrouble(trouble, null, FormattableString.Invariant($"attempt-{attempt}"), NameOf(assignment.Slug), FormattableString.Invariant($"{address}/attempts/{attempt}"));
        var push = await store.Pushes.AsNoTracking().SingleAsync(p => p.Id == publication.PushId, cancellation);
        // Handed in after all: its grade says what there is to say.
        return push.State == PushState.Taken
            ? null : new ShownTrouble(trouble, push.Fault, FormattableString.Invariant($"push-{push.Id}"), NameOf(assignment.Slug), $"{address}/me");
    }

    private async Task<Shown?> GradeAsync(Store store, Publication publication, CancellationToken cancellation)
    {
        var row = await store.Attempts.AsNoTracking().Where(a => a.Id == publication.AttemptId).Select(a => new
        {
            a.Id, a.AssignmentId, a.Score, a.MaxScore, a.Report!.Student, Submission = a.Submission!, Assignment = a.Submission!.Assignment!.Slug,
            Course = a.Submission.Assignment.Course!.Slug, Person = a.Submission.Student,
        }).SingleAsync(cancellation);
        if (row.Student is null)
            return null;
        var decided = await store.Standings.Where(s => s.AttemptId == publication.AttemptId && s.Overridden).OrderBy(s => s.StudentId).Select(s => (int?)s.Final).FirstOrDefaultAsync(cancellation);
        var use = await store.GitHubAssignments.AsNoTracking().SingleOrDefaultAsync(a => a.AssignmentId == row.AssignmentId, cancellation) ?? new();
        var repository = publication.Repository!;
        return new ShownGrade(
            row.Id, row.Score ?? 0, row.MaxScore ?? 0, decided, CompressedReport.Unpack(row.Student),
            FormattableString.Invariant($"{settings.PublicAddress}/c/{row.Course}/{row.Assignment}/attempts/{row.Id}"), NameOf(row.Assignment), use,
            new(row.Assignment, repository.FullName, publication.Sha, row.Submission.ReceivedAt,
                NameOf(repository, use) ?? row.Person?.GitHubUsername, row.Person?.GitHubId, row.Submission.GroupId is not null));
    }

    private static string NameOf(string assignment) => $"autograder/{assignment}";

    /// <summary>Of <c>prefix-username</c> what stands behind the prefix.</summary>
    private static string? NameOf(Repository repository, GitHubAssignment use) =>
        repository.FullName.Split('/')[^1] is var name && use.RepositoryPrefix is { } prefix && name.StartsWith(prefix + "-", StringComparison.Ordinal) ? name[(prefix.Length + 1)..] : null;
}
