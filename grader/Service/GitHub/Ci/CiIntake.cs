using System.Security.Cryptography;
using Autograder.Service.GitHub.Fetching;
using Autograder.Service.GitHub.Model;
using Autograder.Service.GitHub.Pushes;
using Autograder.Service.GitHub.Registration;
using Autograder.Service.Hosting;
using Autograder.Service.Intake;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.GitHub.Ci;

/// <summary>
/// Takes in what a job hands in. The token proves repository, commit and actor; it does not prove an honest workflow: with a
/// credential the commit's own tree is what is graded, and sources that are others' are refused.
/// </summary>
internal sealed class CiIntake(
    IDbContextFactory<Store> stores, RepositoryRegister register, SubmissionIntake intake, TreeFetch fetch, PushQueue pushes, GitHubSettings settings,
    IntakeLimits limits, IAssignmentLibrary library, TimeProvider time, ILogger<CiIntake> log)
{
    private const string FeedbackBranch = "refs/heads/feedback";

    /// <param name="assignment">The one that the workflow names, as <c>COURSE/ASSIGNMENT</c>; null: whatever the repository is for.</param>
    public async Task<CiOutcome> ReceiveAsync(CiClaims claims, string? assignment, byte[] archive, CancellationToken cancellation)
    {
        if (claims.EventName is not ("push" or "workflow_dispatch") || !claims.Ref.StartsWith("refs/heads/", StringComparison.Ordinal) || claims.Ref == FeedbackBranch)
            return Refused(422, $"A job of the event {claims.EventName} on {claims.Ref} hands in nothing: the workflow must run on push to a branch.");
        var (repository, refusal) = await RepositoryAsync(claims, assignment, cancellation);
        if (repository is null)
            return refusal!;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var sources = await SourcesAsync(store, repository, archive, cancellation);
        var (files, problem) = await TreeAsync(store, repository, claims, sources, cancellation);
        if (files is null)
            return problem!;
        if (await IsTemplateAsync(store, repository, files, cancellation))
            return Refused(422, "This is the template as it was given out. Push your work, and it is graded.");
        return await HandInAsync(store, repository, claims, archive, files, cancellation);
    }

    private async Task<(Repository? Repository, CiOutcome? Refusal)> RepositoryAsync(CiClaims claims, string? assignment, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        if (await register.FindAsync(store, RepositoryIdentity.Of(claims), cancellation) is not { } repository)
            return (null, Refused(403, $"{claims.Repository} belongs to no student of an assignment here. Ask your teacher: the roster needs your name on GitHub."));
        var named = await store.Assignments.Where(a => a.Id == repository.AssignmentId).Select(a => a.Course!.Slug + "/" + a.Slug).SingleAsync(cancellation);
        if (assignment is { Length: > 0 } && assignment != named)
            return (null, Refused(403, $"{claims.Repository} is for {named}, not for {assignment}."));
        if (long.TryParse(claims.ActorId, out var actor) && await register.TeachesAsync(store, repository, actor, cancellation))
            return (null, Refused(422, "A teacher of the course pushed: that is nobody's attempt."));
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return (repository, null);
    }

    private async Task<IReadOnlyList<UploadedFile>> SourcesAsync(Store store, Repository repository, byte[] archive, CancellationToken cancellation)
    {
        var folder = await store.Assignments.Where(a => a.Id == repository.AssignmentId).Select(a => a.Folder).SingleAsync(cancellation);
        return ZipUpload.Read(archive, limits).Done(library.Load(folder).Limits.SourceFiles, asTheyLie: true);
    }

    /// <summary>What is graded: the commit's own files where they can be had, else what the job sent.</summary>
    private async Task<(IReadOnlyList<UploadedFile>? Files, CiOutcome? Problem)> TreeAsync(
        Store store, Repository repository, CiClaims claims, IReadOnlyList<UploadedFile> sources, CancellationToken cancellation)
    {
        if (!settings.HasCredential)
            return (sources, null);
        // Known by the webhook already: its files came from GitHub itself.
        var (assignment, origin) = (repository.AssignmentId, repository.Origin);
        var stored = await store.Submissions.Where(s => s.AssignmentId == assignment && s.Origin == origin && s.Content == claims.Sha)
            .SelectMany(s => s.Files).Select(f => new { f.Path, f.Blob!.Content }).ToListAsync(cancellation);
        if (stored.Count > 0)
            return Compared(claims, sources, stored.ConvertAll(f => new UploadedFile(f.Path, f.Content)));
        var outcome = await fetch.FetchAsync(repository.FullName, claims.Sha, cancellation);
        switch (outcome)
        {
            case FetchOutcome.Fetched(var files):
                return Compared(claims, sources, files);
            case FetchOutcome.Unfit(var reason):
                return (null, Refused(422, reason));
            case FetchOutcome.NoSuchCommit:
                return (null, Refused(422, $"{claims.Repository} does not have the commit {claims.Sha}."));
            case FetchOutcome.Failed(var fault):
                log.LogWarning("{Fault}", fault);
                await NoteAsync(repository, claims, cancellation);
                return (null, new CiOutcome.Later("The commit cannot be fetched from GitHub at the moment. It is noted, and graded as soon as it can."));
            default:
                throw new System.Diagnostics.UnreachableException($"outcome {outcome}");
        }
    }

    private static (IReadOnlyList<UploadedFile>?, CiOutcome?) Compared(CiClaims claims, IReadOnlyList<UploadedFile> sent, IReadOnlyList<UploadedFile> tree) =>
        SourceComparison.FirstForeign(sent, tree) is { } path
            ? (null, Refused(422, $"{UploadPath.Shown(path)} is not what the commit {claims.Sha} of {claims.Repository} holds. Send the commit as it is."))
            : (tree, null);

    /// <summary>No push is lost because the job gives up before GitHub's git is back.</summary>
    private async Task NoteAsync(Repository repository, CiClaims claims, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync($"repository {repository.GitHubId}", cancellation);
        await store.AddPushAsync(repository, claims.Sha, claims.Ref, time.GetUtcNow(), time.GetUtcNow() + pushes.Wait(1), cancellation);
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
    }

    private static async Task<bool> IsTemplateAsync(Store store, Repository repository, IReadOnlyList<UploadedFile> files, CancellationToken cancellation) =>
        await store.GitHubAssignments.Where(a => a.AssignmentId == repository.AssignmentId).Select(a => a.TemplateHash).SingleOrDefaultAsync(cancellation) is { } template
        && ContentHash.Of(files) == template;

    private async Task<CiOutcome> HandInAsync(
        Store store, Repository repository, CiClaims claims, byte[] archive, IReadOnlyList<UploadedFile> files, CancellationToken cancellation)
    {
        var request = Convert.ToHexStringLower(SHA256.HashData(archive));
        var (assignment, origin) = (repository.AssignmentId, repository.Origin);
        // All requests of one run of the workflow get one attempt.
        var ran = await store.UsedTokens.Where(t => t.Run == claims.Run
                && store.Submissions.Any(s => s.Id == t.SubmissionId && s.AssignmentId == assignment && s.Origin == origin && s.Content == claims.Sha))
            .AnyAsync(cancellation);
        var submission = await store.SubmissionAsync(repository, claims.Sha, files, cancellation) with
        {
            Again = claims.IsRerun && !ran,
            Alongside = new((inside, stop) => AnsweredAsync(inside, claims, request, stop), (inside, receipt) => Keep(inside, claims, request, receipt)),
        };
        try
        {
            return new CiOutcome.Taken(await intake.ReceiveAsync(submission, cancellation));
        }
        catch (TokenReusedException)
        {
            return Refused(409, "This token was used for another request already. Ask for a new one.");
        }
    }

    private static async Task<Receipt?> AnsweredAsync(Store store, CiClaims claims, string request, CancellationToken cancellation) =>
        await store.UsedTokens.SingleOrDefaultAsync(t => t.Id == claims.Jti, cancellation) switch
        {
            null => null,
            { } used when used.Request == request => new(used.SubmissionId, used.AttemptId, false),
            _ => throw new TokenReusedException(),
        };

    private static void Keep(Store store, CiClaims claims, string request, Receipt receipt) => store.Add(new UsedToken
    {
        Id = claims.Jti, Request = request, Run = claims.Run, SubmissionId = receipt.SubmissionId, AttemptId = receipt.AttemptId,
        ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(claims.Exp) + 2 * CiTokens.Leeway,
    });

    private static CiOutcome Refused(int status, string reason) => new CiOutcome.Refused(status, reason);

    private sealed class TokenReusedException : Exception;
}
