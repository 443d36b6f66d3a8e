using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Deciding;

/// <summary>Attempts that a person chose to count, when a regrade lets go of such choices. Inside the caller's transaction.</summary>
internal static class ChosenAttempts
{
    public static async Task ReleaseAsync(Store store, Regrade regrade, CancellationToken cancellation)
    {
        foreach (var standing in await Chosen(store, regrade).ToListAsync(cancellation))
        {
            store.Add(new ReleasedChoice { RegradeId = regrade.Id, StudentId = standing.StudentId, AttemptId = standing.ChosenAttemptId!.Value });
            standing.ChosenAttemptId = null;
        }
        await store.SaveChangesAsync(cancellation);
    }

    /// <summary>A choice that was made since then stays.</summary>
    public static async Task GiveBackAsync(Store store, Regrade regrade, CancellationToken cancellation)
    {
        foreach (var released in await store.ReleasedChoices.Where(r => r.RegradeId == regrade.Id).ToListAsync(cancellation))
        {
            var standing = await store.Standings.SingleAsync(s => s.AssignmentId == regrade.AssignmentId && s.StudentId == released.StudentId, cancellation);
            standing.ChosenAttemptId ??= released.AttemptId;
            store.Remove(released);
        }
        await store.SaveChangesAsync(cancellation);
    }

    private static IQueryable<Standing> Chosen(Store store, Regrade regrade)
    {
        var works = store.Submissions.Where(s => store.RegradeRows.Any(r => r.RegradeId == regrade.Id && r.SubmissionId == s.Id));
        return store.Standings.Where(t => t.AssignmentId == regrade.AssignmentId && t.ChosenAttemptId != null
            && (works.Any(s => s.StudentId == t.StudentId) || store.GroupMembers.Any(m => m.StudentId == t.StudentId && works.Any(s => s.GroupId == m.GroupId))));
    }
}
