using System.Text;
using Autograder.Service.GitHub.Client;
using Autograder.Service.Intake;

namespace Autograder.Service.GitHub.Fetching;

/// <summary>Fetches the graded files of one commit: one commit deep, nothing checked out, nothing followed.</summary>
internal sealed class TreeFetch(GitHubSettings settings, IGitHubCredential credential, FetchLimits limits, IntakeLimits intake, ILogger<TreeFetch> log) : IDisposable
{
    private const int MostSources = 200;
    private const int DeletionTries = 10;
    private const int LongestType = 100;
    private const string NothingToGrade =
        "This commit holds no C# file to grade: push the template's folder Exercises/ with your work in it. Symbolic links, submodules and files over 1 MB are not read.";

    private static readonly TimeSpan BetweenDeletions = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim places = new(limits.AtATime);

    public async Task<FetchOutcome> FetchAsync(string repository, string sha, CancellationToken cancellation)
    {
        var token = await credential.TokenAsync(repository, cancellation);
        switch (token)
        {
            case GitHubAnswer.Done(var bearer, _):
                return await FetchAsync(repository, sha, bearer.ValueKind == System.Text.Json.JsonValueKind.String ? bearer.GetString() : null, cancellation);
            case GitHubAnswer.Limited:
                return new FetchOutcome.Failed("GitHub asks for a pause.");
            case GitHubAnswer.Refused(var status, var message):
                return new FetchOutcome.Failed($"GitHub gives no token for {repository} ({status} {message}). Is the App installed there?");
            case GitHubAnswer.Unreachable(var reason):
                return new FetchOutcome.Failed($"GitHub cannot be reached: {reason}");
            default:
                throw new System.Diagnostics.UnreachableException($"answer {token}");
        }
    }

    private async Task<FetchOutcome> FetchAsync(string repository, string sha, string? bearer, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            return await InFolderAsync(repository, sha, bearer, cancellation);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<FetchOutcome> InFolderAsync(string repository, string sha, string? bearer, CancellationToken cancellation)
    {
        var folder = Path.Combine(limits.Folder, $"autograder-fetch-{Guid.NewGuid():N}");
        try
        {
            Create(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FetchOutcome.Failed($"there is no folder to fetch {repository} into: {e.Message}");
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(limits.Time);
        try
        {
            return await FetchAsync(new(folder, limits), repository, sha, bearer, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FetchOutcome.Failed($"fetching {repository} took longer than {limits.Time.TotalSeconds:0} s");
        }
        catch (RefusedException e)
        {
            return new FetchOutcome.Unfit(e.Message);
        }
        finally
        {
            await DeleteAsync(folder);
        }
    }

    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A git that was stopped may write for a moment yet. A folder that stays is no reason to lose what was fetched.</summary>
    private async Task DeleteAsync(string folder)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (tries == DeletionTries)
                {
                    log.LogWarning(e, "The folder of a fetch could not be deleted.");
                    return;
                }
            }
            await Task.Delay(BetweenDeletions);
        }
    }

    private async Task<FetchOutcome> FetchAsync(Git git, string repository, string sha, string? bearer, CancellationToken cancellation)
    {
        await git.RunAsync(["init", "--quiet", "--bare", $"--object-format={(sha.Length == 64 ? "sha256" : "sha1")}", "."], null, 0, null, cancellation);
        await git.RunAsync(["config", "remote.origin.url", new Uri(settings.Web, $"{repository}.git").AbsoluteUri], null, 0, null, cancellation);
        var fetched = await git.RunAsync(
            ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--depth=1", $"--filter=blob:limit={limits.Blob}", "origin", sha],
            null, 0, Secrets(bearer), cancellation);
        if (fetched.ExitCode != 0)
            return Judge(fetched, repository, git);

        // From here on what was not sent is missing. Git would else go and ask for it, and end at the first that it does not get.
        await git.RunAsync(["config", "--remove-section", "remote.origin"], null, 0, null, cancellation);
        await git.RunAsync(["config", "--unset-all", "extensions.partialclone"], null, 0, null, cancellation);
        var listed = await git.RunAsync(["ls-tree", "-r", "-z", "--full-tree", sha], null, limits.Listing, null, cancellation);
        if (listed.TooLong)
            return new FetchOutcome.Unfit("The repository holds too many files. Leave out what builds and packages leave behind.");
        if (listed.ExitCode != 0)
            return await IsNoCommitAsync(git, sha, cancellation) ? new FetchOutcome.NoSuchCommit() : Failed(listed, repository);
        var wanted = TreeListing.Graded(listed.Output).ToList();
        if (!wanted.Any(f => f.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)))
            return new FetchOutcome.Unfit(NothingToGrade);
        if (wanted.Count > intake.Entries)
            return new FetchOutcome.Unfit($"The repository holds {wanted.Count} source files; up to {intake.Entries} are read.");
        var blobs = await git.RunAsync(
            ["cat-file", "--batch"], Encoding.ASCII.GetBytes(string.Concat(wanted.Select(f => f.Oid + "\n"))),
            (int)Math.Min(intake.Unpacked, int.MaxValue), null, cancellation);
        if (blobs.TooLong)
            return new FetchOutcome.Unfit($"The repository holds more than {intake.Unpacked >> 20} MB of sources.");
        var contents = BlobBatch.Read(blobs.Output).ToList();
        // A part of a submission must not be graded as if it were the whole.
        if (blobs.ExitCode != 0 || contents.Count != wanted.Count)
            return Failed(blobs, repository);
        return new FetchOutcome.Fetched(Collect(wanted, contents));
    }

    /// <summary>It was fetched, so it is there: a git that fails says nothing about it, only what it shows to be something else does.</summary>
    private static async Task<bool> IsNoCommitAsync(Git git, string sha, CancellationToken cancellation)
    {
        var type = await git.RunAsync(["cat-file", "-t", sha], null, LongestType, null, cancellation);
        return type.ExitCode == 0 && Encoding.ASCII.GetString(type.Output).Trim() is "blob" or "tree";
    }

    private IReadOnlyList<UploadedFile> Collect(List<TreeFile> wanted, IReadOnlyList<byte[]?> blobs)
    {
        var files = new UploadedFiles(intake);
        var sources = false;
        foreach (var (file, content) in wanted.Zip(blobs))
            if (content is not null)
            {
                files.Add(file.Path, () => content);
                sources |= file.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
            }
        if (!sources)
            throw new RefusedException(NothingToGrade);
        return files.Done(MostSources, asTheyLie: true);
    }

    /// <summary>The credential is for the one host only: git does not pass it on where it is sent elsewhere.</summary>
    private Dictionary<string, string> Secrets(string? bearer) => bearer is null ? [] : new()
    {
        [$"http.{settings.Web.AbsoluteUri}.extraHeader"] =
            "Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"x-access-token:{bearer}")),
    };

    private static FetchOutcome Judge(GitRun run, string repository, Git git)
    {
        if (run.Error.Contains("not our ref", StringComparison.Ordinal) || run.Error.Contains("unadvertised object", StringComparison.Ordinal))
            return new FetchOutcome.NoSuchCommit();
        // SIGXFSZ, which ends the child that writes the pack.
        if (run.Error.Contains("File too large", StringComparison.Ordinal) || run.Error.Contains("signal 25", StringComparison.Ordinal)
            || run.Error.Contains("invalid index-pack output", StringComparison.Ordinal) && git.HasReachedItsBound())
            return new FetchOutcome.Unfit("The repository is too large to be fetched. Leave out everything but the sources.");
        return Failed(run, repository);
    }

    private static FetchOutcome.Failed Failed(GitRun run, string repository)
    {
        var said = run.Error.Split('\n').FirstOrDefault(l => l.StartsWith("fatal:", StringComparison.Ordinal)) ?? $"git ended with {run.ExitCode}";
        return new FetchOutcome.Failed($"{repository} could not be fetched: {said}");
    }

    public void Dispose() => places.Dispose();
}
