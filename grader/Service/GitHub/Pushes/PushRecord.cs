using Autograder.Service.GitHub.Model;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Pushes;

internal static class PushRecord
{
    /// <summary>Notes a commit that was heard of, inside the caller's transaction.</summary>
    /// <param name="received">When it was pushed: what came in time is not late because we were slow.</param>
    /// <returns>Whether it is to be fetched.</returns>
    public static async Task<bool> AddPushAsync(
        this Store store, Repository repository, string sha, string branch, DateTimeOffset received, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await store.Pushes.SingleOrDefaultAsync(p => p.RepositoryId == repository.Id && p.Sha == sha, cancellation) is { } known)
        {
            if (known.State is not (PushState.Failed or PushState.Unfit))
                return false;
            (known.State, known.Tries, known.NotBefore) = (PushState.Waiting, 0, now);
            return true;
        }
        store.Add(new Push { RepositoryId = repository.Id, Sha = sha, Ref = branch, ReceivedAt = received, NotBefore = now });
        return true;
    }
}
