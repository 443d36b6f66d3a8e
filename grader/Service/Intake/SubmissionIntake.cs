using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Intake;

/// <param name="Content">The commit; null for an upload, which is named by its files.</param>
internal sealed record NewSubmission(
    Assignment Assignment, Student? Student, Group? Group, string Origin, string? Content, IReadOnlyList<UploadedFile> Files, Lane Lane)
{
    /// <summary>When it came, if that was before now: what was pushed in time is not late because we were slow.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Whether a submission that is known and graded is graded once more.</summary>
    public bool Again { get; init; }

    public Alongside? Alongside { get; init; }

    /// <summary>Who hands it in; null when no person does.</summary>
    public string? By { get; init; }
}

/// <summary>What is stored in the submission's own transaction.</summary>
/// <param name="Answered">The receipt, if this very request was answered before.</param>
/// <param name="Keep">Stores what will tell so.</param>
internal sealed record Alongside(Func<Store, CancellationToken, Task<Receipt?>> Answered, Action<Store, Receipt> Keep);

/// <param name="IsNew">Whether it was not known before; a known one is not graded again by accident.</param>
internal sealed record Receipt(long SubmissionId, long AttemptId, bool IsNew)
{
    /// <summary>What was stored of a new one.</summary>
    public (Submission Submission, Attempt Attempt)? Stored { get; init; }
}

/// <summary>Takes submissions in: when this has answered, the submission is stored and waits, whatever happens next.</summary>
internal sealed class SubmissionIntake(IDbContextFactory<Store> stores, Tickets tickets, TimeProvider time)
{
    public async Task<Receipt> ReceiveAsync(NewSubmission received, CancellationToken cancellation)
    {
        var receipt = await StoreAsync(received, time.GetUtcNow(), cancellation);
        if (receipt.IsNew || received.Again)
            tickets.Issue(received.Lane);
        return receipt;
    }

    private async Task<Receipt> StoreAsync(NewSubmission received, DateTimeOffset now, CancellationToken cancellation)
    {
        var content = received.Content ?? ContentHash.Of(received.Files);
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync($"intake {received.Assignment.Id} {received.Origin}", cancellation);
        if (received.Alongside is { } asked && await asked.Answered(store, cancellation) is { } answered)
            return answered;
        var receipt = await KnownAsync(store, received, content, cancellation) is { } known
            ? new(known.Id, await AttemptOfAsync(store, known, received, now, cancellation), false)
            : await NewAsync(store, received, content, now, cancellation);
        if (received.Alongside is { } alongside)
        {
            alongside.Keep(store, receipt);
            await store.SaveChangesAsync(cancellation);
        }
        await write.CommitAsync(cancellation);
        return receipt;
    }

    private static async Task<Receipt> NewAsync(Store store, NewSubmission received, string content, DateTimeOffset now, CancellationToken cancellation)
    {
        var submission = new Submission
        {
            CourseId = received.Assignment.CourseId,
            AssignmentId = received.Assignment.Id,
            StudentId = received.Student?.Id,
            GroupId = received.Group?.Id,
            Origin = received.Origin,
            Content = content,
            ReceivedAt = received.ReceivedAt ?? now,
            By = received.By,
        };
        store.Add(submission);
        await store.SaveChangesAsync(cancellation);
        await store.KeepAsync(submission, received.Files, cancellation);
        var attempt = await store.EnqueueFirstAsync(submission, received.Lane, now, cancellation);
        return new(submission.Id, attempt.Id, true) { Stored = (submission, attempt) };
    }

    private static Task<Submission?> KnownAsync(Store store, NewSubmission received, string content, CancellationToken cancellation) =>
        store.Submissions.SingleOrDefaultAsync(
            s => s.AssignmentId == received.Assignment.Id && s.Origin == received.Origin && s.Content == content, cancellation);

    /// <summary>The last attempt; if it waits behind because another push overtook it, it comes to the front: it is the newest again.</summary>
    private static async Task<long> AttemptOfAsync(Store store, Submission known, NewSubmission received, DateTimeOffset now, CancellationToken cancellation) =>
        // It may be graded between two looks: only who asks for it again gets another attempt.
        (await store.EnqueueAsync(known, received.Lane, null, now, cancellation, again: received.Again)).Id;
}
