using System.Security.Cryptography;

namespace Autograder.Service.Queue;

internal static class Seeds
{
    /// <summary>Unpredictable, and small enough that every JSON reader keeps it exactly (53 bits).</summary>
    public static long Fresh() => (long)(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 11);
}
