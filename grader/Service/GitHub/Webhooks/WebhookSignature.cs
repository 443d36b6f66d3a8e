using System.Security.Cryptography;
using System.Text;

namespace Autograder.Service.GitHub.Webhooks;

/// <summary>Tells whether a webhook's body comes from who knows the secret: HMAC-SHA-256 over the raw bytes.</summary>
internal static class WebhookSignature
{
    public const string Header = "X-Hub-Signature-256";

    private const string Scheme = "sha256=";

    /// <summary>Whether it is worth reading the body: what is no signature at all fits none.</summary>
    public static bool IsWellFormed(string? header) =>
        header is not null && header.StartsWith(Scheme, StringComparison.Ordinal) && header.Length == Scheme.Length + 2 * HMACSHA256.HashSizeInBytes;

    public static bool Fits(string? header, ReadOnlySpan<byte> body, string secret)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!IsWellFormed(header)
            || Convert.FromHexString(header.AsSpan(Scheme.Length), claimed, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;
        Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body, right);
        return CryptographicOperations.FixedTimeEquals(claimed, right);
    }
}
