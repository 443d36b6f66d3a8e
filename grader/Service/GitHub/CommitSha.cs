using System.Text.RegularExpressions;

namespace Autograder.Service.GitHub;

/// <summary>The names of commits: SHA-1, or SHA-256 where a repository uses that.</summary>
internal static partial class CommitSha
{
    public static bool IsOne(string? text) => text is not null && Pattern().IsMatch(text);

    [GeneratedRegex(@"\A(?:[0-9a-f]{40}|[0-9a-f]{64})\z")]
    private static partial Regex Pattern();
}
