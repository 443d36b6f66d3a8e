using Autograder.Service.Intake;

namespace Autograder.Service.GitHub.Ci;

/// <summary>Whether sources are those of a commit.</summary>
internal static class SourceComparison
{
    /// <returns>The first file that the tree does not hold so; null when there is none. Files that were left out are no matter: the tree's are graded.</returns>
    public static string? FirstForeign(IReadOnlyList<UploadedFile> sent, IReadOnlyList<UploadedFile> tree)
    {
        var known = tree.ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal);
        return sent.FirstOrDefault(f => !known.TryGetValue(f.Path, out var content) || !SameLines(f.Content, content))?.Path;
    }

    /// <summary>git writes line ends as .gitattributes says when it checks out or archives.</summary>
    private static bool SameLines(byte[] one, byte[] other)
    {
        if (one.AsSpan().SequenceEqual(other))
            return true;
        return Plain(one).SequenceEqual(Plain(other));

        static IEnumerable<byte> Plain(byte[] content) => content.Where(b => b != (byte)'\r');
    }
}
