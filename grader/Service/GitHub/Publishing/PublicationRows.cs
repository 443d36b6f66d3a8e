using System.Globalization;
using Autograder.Service.GitHub.Model;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Publishing;

/// <summary>Notes what is to be written on one commit, inside the caller's transaction.</summary>
internal sealed class PublicationRows(Store store, Repository repository, string sha, DateTimeOffset now)
{
    public static IEnumerable<Channel> Channels(GitHubSettings settings, GitHubAssignment use)
    {
        yield return settings.IsApp ? Channel.CheckRun : Channel.CommitStatus;
        if (use.CommentsOnFeedback)
            yield return Channel.FeedbackComment;
        if (use.Classroom50 is not null)
            yield return Channel.Classroom50;
    }

    /// <param name="trouble">What is said in place of a grade; null for a grade.</param>
    /// <param name="isNewest">Whether no later commit of the repository is graded.</param>
    public async Task AddAsync(Channel channel, long? attempt, long? push, Trouble? trouble, bool isNewest, CancellationToken cancellation)
    {
        // What was said in place of a grade is said no more; the same check run becomes the grade's.
        await OfCommit(channel).Where(p => p.State == PublicationState.Waiting && p.Trouble != null)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PublicationState.Overtaken), cancellation);
        var done = OfCommit(channel).Where(p => p.State == PublicationState.Done);
        var first = channel is Channel.CheckRun or Channel.CommitStatus && trouble != Trouble.NotFetchedYet && !await done.AnyAsync(p => p.Trouble == null, cancellation);
        var replaced = channel == Channel.CheckRun
            ? await done.OrderByDescending(p => p.Id).Select(p => new { p.Trouble, p.ExternalId }).FirstOrDefaultAsync(cancellation) : null;
        store.Add(new Publication
        {
            AttemptId = attempt, PushId = push, Trouble = trouble, RepositoryId = repository.Id, Sha = sha, Channel = channel, Priority = first ? 0 : 1, CreatedAt = now, NextTryAt = now,
            ExternalId = replaced is { Trouble: not null } ? replaced.ExternalId : null,
            State = channel == Channel.FeedbackComment && !isNewest ? PublicationState.Overtaken : PublicationState.Waiting,
        });
    }

    /// <summary>What only adds to older commits gives way to the newest.</summary>
    public Task OvertakeAsync(Channel channel, CancellationToken cancellation) =>
        channel == Channel.Classroom50
            ? Task.CompletedTask
            : store.Publications.Where(p => p.RepositoryId == repository.Id && p.Channel == channel && p.State == PublicationState.Waiting && p.Priority > 0)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PublicationState.Overtaken), cancellation);

    private IQueryable<Publication> OfCommit(Channel channel) =>
        store.Publications.Where(p => p.RepositoryId == repository.Id && p.Channel == channel && p.Sha == sha);
}

internal static class RepositoryOfOrigin
{
    /// <param name="origin">As <see cref="Repository.Origin"/> writes it.</param>
    public static Task<Repository?> OfOriginAsync(this Store store, string origin, CancellationToken cancellation)
    {
        var id = long.Parse(origin.AsSpan("github:".Length), NumberStyles.None, CultureInfo.InvariantCulture);
        return store.Repositories.SingleOrDefaultAsync(r => r.GitHubId == id, cancellation);
    }
}
