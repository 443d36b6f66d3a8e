using System.Security.Cryptography;
using System.Text;

namespace Autograder.Service.Intake;

/// <summary>Names an upload by what is in it: the same files are the same submission.</summary>
internal static class ContentHash
{
    /// <returns>SHA-256 over paths and contents, in hexadecimal, with the prefix <c>sha256:</c>.</returns>
    public static string Of(IEnumerable<UploadedFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(file.Path)));
            hash.AppendData(SHA256.HashData(file.Content));
        }
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
