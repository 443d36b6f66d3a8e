using Autograder.Service.GitHub.Client;
using Autograder.Service.GitHub.Model;
using Autograder.Service.GitHub.Pushes;
using Autograder.Service.GitHub.Registration;
using Autograder.Service.Queue;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Webhooks;

/// <param name="Sentence">What became of the delivery, for who looks at it on GitHub.</param>
/// <param name="Fetch">Whether there is something to fetch.</param>
internal sealed record WebhookAnswer(string Sentence, bool Fetch = false);

/// <summary>Takes deliveries in: when it has answered, the push is stored and will be graded, whatever happens next.</summary>
internal sealed class WebhookIntake(
    IDbContextFactory<Store> stores, RepositoryRegister register, IGitHubCredential credential, Tickets tickets, TimeProvider time)
{
    /// <summary>Of pull requests that carry feedback; nobody works on it.</summary>
    private const string FeedbackBranch = "feedback";

    public async Task<WebhookAnswer> ReceiveAsync(string id, string name, WebhookEvent read, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync($"delivery {id}", cancellation);
        if (await store.Deliveries.AnyAsync(d => d.Id == id, cancellation))
            return new("Known: this delivery was taken in before.");
        store.Add(new Delivery { Id = id, Event = name, ReceivedAt = time.GetUtcNow() });
        var (answer, graded) = await TakeAsync(store, read, cancellation);
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        if (graded)
            tickets.Issue(Lane.Normal);
        return answer;
    }

    /// <returns>Also whether an attempt was put into the queue.</returns>
    private async Task<(WebhookAnswer Answer, bool Queued)> TakeAsync(Store store, WebhookEvent read, CancellationToken cancellation)
    {
        switch (read)
        {
            case WebhookEvent.Pushed(var push):
                return (await TakeAsync(store, push, cancellation), false);
            case WebhookEvent.Rerequested(var repository, var sha, _, _):
                return await AgainAsync(store, repository, sha, cancellation);
            case WebhookEvent.Pinged:
                return (new("Hello. The signature fits."), false);
            case WebhookEvent.InstallationChanged(var installation):
                (credential as AppCredential)?.Forget(installation.Installation.Account.Login);
                return (new($"Noted: the installation was {installation.Action}."), false);
            case WebhookEvent.Ignored(var reason):
                return (new($"Ignored: {reason}."), false);
            default:
                throw new System.Diagnostics.UnreachableException($"event {read}");
        }
    }

    private async Task<WebhookAnswer> TakeAsync(Store store, PushPayload push, CancellationToken cancellation)
    {
        var branch = push.Ref["refs/heads/".Length..];
        if (branch == FeedbackBranch || push.Repository.DefaultBranch is { } main && branch != main)
            return new($"Ignored: {branch} is not the branch that is graded.");
        if (push.Sender?.Type == "Bot")
            return new("Ignored: a bot pushed.");
        if (await register.FindAsync(store, RepositoryIdentity.Of(push.Repository), cancellation) is not { } repository)
            return new($"Ignored: {push.Repository.FullName} belongs to no student of an assignment here. Once it does, its newest commit is taken in.");
        if (push.Sender is { } sender && await register.TeachesAsync(store, repository, sender.Id, cancellation))
            return new("Ignored: a teacher of the course pushed.");
        var isNew = await store.AddPushAsync(repository, push.After, push.Ref, time.GetUtcNow(), time.GetUtcNow(), cancellation);
        return isNew ? new($"Taken in: {push.After} of {repository.FullName} will be graded.", true) : await KnownAsync(store, repository, push.After, cancellation);
    }

    private static async Task<WebhookAnswer> KnownAsync(Store store, Repository repository, string sha, CancellationToken cancellation) =>
        await store.Pushes.Where(p => p.RepositoryId == repository.Id && p.Sha == sha && p.State == PushState.Refused).Select(p => p.Fault).SingleOrDefaultAsync(cancellation) is { } reason
            ? new($"Known: {sha} of {repository.FullName} is not graded. {reason}")
            : new($"Known: {sha} of {repository.FullName}.");

    private async Task<(WebhookAnswer, bool)> AgainAsync(Store store, RepositoryPayload payload, string sha, CancellationToken cancellation)
    {
        if (await register.FindAsync(store, RepositoryIdentity.Of(payload), cancellation) is not { } repository)
            return (new($"Ignored: {payload.FullName} belongs to no student of an assignment here."), false);
        var (assignment, origin) = (repository.AssignmentId, repository.Origin);
        var known = await store.Submissions.SingleOrDefaultAsync(s => s.AssignmentId == assignment && s.Origin == origin && s.Content == sha, cancellation);
        if (known is null)
        {
            var isNew = await store.AddPushAsync(repository, sha, "", time.GetUtcNow(), time.GetUtcNow(), cancellation);
            return (isNew ? new($"Taken in: {sha} of {repository.FullName} will be graded.", true) : await KnownAsync(store, repository, sha, cancellation), false);
        }
        await store.EnqueueAsync(known, Lane.Normal, null, time.GetUtcNow(), cancellation);
        return (new($"Taken in: {sha} of {repository.FullName} will be graded again."), true);
    }
}
