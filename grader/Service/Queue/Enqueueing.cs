using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Queue;

/// <summary>Puts a submission into the queue, inside the caller's transaction.</summary>
internal static class Enqueueing
{
    /// <summary>
    /// Adds an attempt, or gives the one that is already waiting or running. A push takes the place of the owner's push
    /// that still waits; that one is graded too, later.
    /// </summary>
    /// <param name="seed">null for a fresh one.</param>
    /// <param name="regrade">The regrade that asks: a new attempt counts only while that is applied.</param>
    /// <param name="again">Whether one that is graded is graded once more; else its last attempt is given.</param>
    public static async Task<Attempt> EnqueueAsync(
        this Store store, Submission submission, Lane lane, long? seed, DateTimeOffset now, CancellationToken cancellation, long? regrade = null, bool again = true)
    {
        var owner = OwnerOf(submission);
        await store.AloneWithAsync($"queue {owner}", cancellation);
        var open = await store.Attempts.SingleOrDefaultAsync(
            a => a.SubmissionId == submission.Id && (a.State == AttemptState.Waiting || a.State == AttemptState.Running), cancellation);
        if (open is not null && (open.State == AttemptState.Running || open.Lane <= lane))
            return open;
        if (open is null && !again)
            return await store.Attempts.Where(a => a.SubmissionId == submission.Id).OrderBy(a => a.Number).LastAsync(cancellation);

        var (rank, turn) = await PlaceAsync(store, owner, submission, lane, now, cancellation);
        if (open is not null)
        {
            (open.Lane, open.Turn, open.Rank) = (lane, turn, rank);
            await store.SaveChangesAsync(cancellation);
            return open;
        }
        var number = 1 + (await store.Attempts.Where(a => a.SubmissionId == submission.Id).MaxAsync(a => (int?)a.Number, cancellation) ?? 0);
        return await AddAsync(store, new(submission, number, owner, lane, turn, rank, seed ?? Seeds.Fresh(), regrade), now, cancellation);
    }

    /// <summary>Likewise for a submission that this very transaction stores: it has no attempt yet.</summary>
    public static async Task<Attempt> EnqueueFirstAsync(this Store store, Submission submission, Lane lane, DateTimeOffset now, CancellationToken cancellation)
    {
        var owner = OwnerOf(submission);
        await store.AloneWithAsync($"queue {owner}", cancellation);
        var (rank, turn) = await PlaceAsync(store, owner, submission, lane, now, cancellation);
        return await AddAsync(store, new(submission, 1, owner, lane, turn, rank, Seeds.Fresh(), null), now, cancellation);
    }

    private sealed record Entry(Submission Submission, int Number, string Owner, Lane Lane, int Turn, long Rank, long Seed, long? Regrade);

    private static async Task<Attempt> AddAsync(Store store, Entry entry, DateTimeOffset now, CancellationToken cancellation)
    {
        var attempt = new Attempt
        {
            SubmissionId = entry.Submission.Id,
            Number = entry.Number,
            CourseId = entry.Submission.CourseId,
            AssignmentId = entry.Submission.AssignmentId,
            Owner = entry.Owner,
            State = AttemptState.Waiting,
            Lane = entry.Lane,
            Turn = entry.Turn,
            Rank = entry.Rank,
            NotBefore = now,
            Seed = entry.Seed,
            ReceivedAt = entry.Lane == Lane.Regrade ? now : entry.Submission.ReceivedAt,
            QueuedAt = now,
            RegradeId = entry.Regrade,
        };
        store.Add(attempt);
        await store.SaveChangesAsync(cancellation);
        return attempt;
    }

    private static async Task<(long Rank, int Turn)> PlaceAsync(
        Store store, string owner, Submission submission, Lane lane, DateTimeOffset now, CancellationToken cancellation)
    {
        var waiting = await store.Attempts.Where(a => a.State == AttemptState.Waiting && a.Owner == owner)
            .OrderBy(a => a.Id).Select(a => new Place(a.Id, a.Rank, a.Lane, a.AssignmentId, a.SubmissionId)).ToListAsync(cancellation);
        List<Place> overtaken = lane == Lane.Regrade ? []
            : waiting.FindAll(a => a.AssignmentId == submission.AssignmentId && a.Lane != Lane.Regrade && a.SubmissionId != submission.Id);
        await LetWaitAsync(store, overtaken, waiting.Count(a => a.Lane == Lane.Regrade), now, cancellation);
        return (overtaken.Count == 0 ? now.UtcTicks : overtaken.Min(a => a.Rank), waiting.Except(overtaken).Count(a => a.Lane == lane));
    }

    private sealed record Place(long Id, long Rank, Lane Lane, long AssignmentId, long SubmissionId);

    private static async Task LetWaitAsync(Store store, List<Place> overtaken, int turn, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var attempt in overtaken)
        {
            var its = turn++;
            // Again only if it waits: a worker may just have taken it.
            await store.Attempts.Where(a => a.State == AttemptState.Waiting && a.Id == attempt.Id).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.Lane, Lane.Regrade).SetProperty(a => a.Turn, its).SetProperty(a => a.Rank, now.UtcTicks),
                cancellation);
        }
    }

    private static string OwnerOf(Submission submission) => submission switch
    {
        { GroupId: { } group } => $"group:{group}",
        { StudentId: { } student } => $"student:{student}",
        { Origin: var origin } => $"origin:{origin}",
    };
}
