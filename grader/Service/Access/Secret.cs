using System.Security.Cryptography;
using System.Text;

namespace Autograder.Service.Access;

/// <summary>Random secrets, of which only the hash is kept: they are long, so nothing slower than SHA-256 is needed.</summary>
internal static class Secret
{
    private const int Bytes = 32;

    public static string Fresh() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public static bool Matches(string secret, byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash(secret), hash);
}
