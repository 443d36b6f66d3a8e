using Autograder.Service.GitHub.Fetching;
using Autograder.Service.GitHub.Model;
using Autograder.Service.Intake;
using Autograder.Service.Storage;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Pushes;

/// <summary>What a ticket is good for: fetches the push that is due and hands it in. Run twice, it finds the submission there.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class PushFetch(
    PushQueue queue, TreeFetch fetch, SubmissionIntake intake, IDbContextFactory<Store> stores, ILogger<PushFetch> log)
{
    /// <summary>A commit that was just announced may not be everywhere at GitHub yet.</summary>
    private const int TriesForACommit = 4;

    public async Task RunAsync(CancellationToken stopping)
    {
        if (await queue.TakeAsync(stopping) is not { } push)
            return;
        using var scope = log.BeginScope("push {Sha} of {Repository}", push.Sha, push.Repository!.FullName);
        try
        {
            await EndAsync(push, await fetch.FetchAsync(push.Repository.FullName, push.Sha, stopping), stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await queue.FailAsync(push, "the service stopped meanwhile", CancellationToken.None);
        }
        catch (Exception e)
        {
            log.LogError(e, "Taking in a push failed; it will be tried again.");
            await queue.FailAsync(push, e.Message, CancellationToken.None);
        }
    }

    private async Task EndAsync(Push push, FetchOutcome outcome, CancellationToken cancellation)
    {
        switch (outcome)
        {
            case FetchOutcome.Fetched(var files):
                await HandInAsync(push, files, cancellation);
                break;
            case FetchOutcome.Unfit(var reason):
                await queue.UnfitAsync(push, reason, cancellation);
                break;
            case FetchOutcome.NoSuchCommit when push.Tries >= TriesForACommit:
                await queue.RefuseAsync(push, "The repository does not have this commit: it was pushed over.", cancellation);
                break;
            case FetchOutcome.NoSuchCommit:
                await queue.FailAsync(push, "The repository does not have this commit yet.", cancellation);
                break;
            case FetchOutcome.Failed(var reason):
                log.LogWarning("{Reason}", reason);
                await queue.FailAsync(push, reason, cancellation);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"outcome {outcome}");
        }
    }

    private async Task HandInAsync(Push push, IReadOnlyList<UploadedFile> files, CancellationToken cancellation)
    {
        var repository = push.Repository!;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var template = await store.GitHubAssignments.Where(a => a.AssignmentId == repository.AssignmentId).Select(a => a.TemplateHash).SingleOrDefaultAsync(cancellation);
        if (template is not null && ContentHash.Of(files) == template)
        {
            await queue.RefuseAsync(push, "It is the template as it was given out: nobody's attempt.", cancellation);
            return;
        }
        var receipt = await intake.ReceiveAsync(await store.SubmissionAsync(repository, push.Sha, files, cancellation) with { ReceivedAt = push.ReceivedAt }, cancellation);
        await queue.TakenAsync(push, receipt.SubmissionId, cancellation);
    }
}
