using System.Text;
using Autograder.Engine.Submissions;

namespace Autograder.Service.GitHub.Fetching;

/// <param name="Oid">The blob's name.</param>
internal sealed record TreeFile(string Path, string Oid);

/// <summary>Reads what <c>git ls-tree -r -z</c> prints.</summary>
internal static class TreeListing
{
    /// <returns>The files that are graded. Symbolic links (120000) and submodules (160000) are not followed.</returns>
    public static IEnumerable<TreeFile> Graded(byte[] listing) =>
        from line in Encoding.UTF8.GetString(listing).Split('\0', StringSplitOptions.RemoveEmptyEntries)
        let tab = line.IndexOf('\t', StringComparison.Ordinal)
        where tab > 0
        let parts = line[..tab].Split(' ')
        where parts is ["100644" or "100755" or "100664", "blob", _]
        let path = line[(tab + 1)..]
        where SubmissionFiles.IsRead(path)
        select new TreeFile(path, parts[2]);
}
