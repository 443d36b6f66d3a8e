using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace Autograder.GitHub.Tests.StandIn;

/// <summary>A file of a commit; the mode as git has it.</summary>
internal sealed record Entry(string Path, byte[] Content, string Mode = "100644")
{
    public Entry(string path, string content) : this(path, Encoding.UTF8.GetBytes(content))
    {
    }
}

/// <summary>A repository with a real git behind it.</summary>
internal sealed class FakeRepository(long id, string owner, string name, string folder)
{
    private readonly ConcurrentDictionary<string, string> heads = [];
    private readonly ConcurrentQueue<(string Branch, string Sha)> log = [];
    private int commits;

    public long Id => id;

    public string Owner { get; set; } = owner;

    public long OwnerId => 77;

    public string Name { get; set; } = name;

    public string FullName => $"{Owner}/{Name}";

    public string Folder => folder;

    public DateTimeOffset PushedAt { get; set; } = DateTimeOffset.UnixEpoch;

    public IReadOnlyDictionary<string, string> Heads => heads;

    /// <summary>Who made a commit, for those that look it up: GitHub's id and type.</summary>
    public ConcurrentDictionary<string, (long Id, string Login, string Type)> Authors { get; } = [];

    /// <summary>Who committed it, where that is not the author.</summary>
    public ConcurrentDictionary<string, (long Id, string Login, string Type)> Committers { get; } = [];

    /// <summary>Happens once, when somebody asks for its commits.</summary>
    public Func<Task>? BeforeItsCommits { get; set; }

    public ConcurrentQueue<FakeCheckRun> CheckRuns { get; } = [];

    public ConcurrentQueue<FakeStatus> Statuses { get; } = [];

    public ConcurrentDictionary<long, FakeComment> Comments { get; } = [];

    public ConcurrentQueue<FakeRelease> Releases { get; } = [];

    /// <summary>The number of the open pull request titled Feedback, if there is one.</summary>
    public int? FeedbackPull { get; set; }

    /// <summary>A branch's commits, the newest first.</summary>
    public IReadOnlyList<string> History(string branch) => [.. log.Where(c => c.Branch == branch).Select(c => c.Sha).Reverse()];

    public void Create()
    {
        Git(null, "init", "--quiet", "--bare", "--initial-branch=main", ".");
        Git(null, "config", "uploadpack.allowFilter", "true");
        Git(null, "config", "uploadpack.allowAnySHA1InWant", "true");
    }

    /// <summary>Makes a commit of just these files, and lets the branch point at it.</summary>
    public string Commit(IEnumerable<Entry> entries, string branch = "main")
    {
        var index = Path.Combine(folder, $"index-{Guid.NewGuid():N}");
        var lines = new StringBuilder();
        foreach (var entry in entries)
        {
            var oid = entry.Mode == "160000" ? Encoding.ASCII.GetString(entry.Content) : Git(entry.Content, "hash-object", "-w", "--stdin");
            lines.Append($"{entry.Mode} {oid} 0\t{entry.Path}\0");
        }
        Git(Encoding.UTF8.GetBytes(lines.ToString()), index, "update-index", "-z", "--index-info");
        var tree = Git(null, index, "write-tree");
        File.Delete(index);
        string[] parent = heads.TryGetValue(branch, out var head) ? ["-p", head] : [];
        var sha = Git(null, ["commit-tree", tree, .. parent, "-m", $"Commit {++commits} of {id}"]);
        Git(null, "update-ref", $"refs/heads/{branch}", sha);
        heads[branch] = sha;
        log.Enqueue((branch, sha));
        return sha;
    }

    private string Git(byte[]? input, params string[] arguments)
    {
        var index = arguments[0].StartsWith(folder, StringComparison.Ordinal) ? arguments[0] : null;
        var start = new ProcessStartInfo("git", index is null ? arguments : arguments[1..])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (key, value) in new[] { ("GIT_DIR", folder), ("GIT_AUTHOR_NAME", "a"), ("GIT_AUTHOR_EMAIL", "a@b.c"), ("GIT_COMMITTER_NAME", "a"), ("GIT_COMMITTER_EMAIL", "a@b.c") })
            start.Environment[key] = value;
        if (index is not null)
            start.Environment["GIT_INDEX_FILE"] = index;
        using var process = Process.Start(start)!;
        if (input is not null)
            process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.Result}");
    }
}
