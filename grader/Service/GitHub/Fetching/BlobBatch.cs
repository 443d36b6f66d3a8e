using System.Text;

namespace Autograder.Service.GitHub.Fetching;

/// <summary>Reads what <c>git cat-file --batch</c> prints.</summary>
internal static class BlobBatch
{
    /// <returns>The contents in the order asked for; null for one that is not there. Fewer than were asked for where the output is cut off.</returns>
    public static IEnumerable<byte[]?> Read(byte[] output)
    {
        for (var at = 0; at < output.Length;)
        {
            var end = Array.IndexOf(output, (byte)'\n', at);
            if (end < 0)
                yield break;
            var header = Encoding.ASCII.GetString(output, at, end - at).Split(' ');
            at = end + 1;
            if (header is [_, "missing"])
            {
                yield return null;
                continue;
            }
            if (header is not [_, "blob", var size] || !int.TryParse(size, out var length) || length < 0 || length > output.Length - at)
                yield break;
            yield return output[at..(at + length)];
            at += length + 1;
        }
    }
}
