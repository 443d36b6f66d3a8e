using System.Text;

namespace Autograder.Engine.Submissions;

/// <summary>Decodes source files as the C# compiler does: by their byte order mark, else UTF-8, else Latin-1.</summary>
internal static class SourceText
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <returns>The text without a byte order mark, and a remark for the report when it was not valid UTF-8.</returns>
    public static (string Text, string? Remark) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE]))
            return (Encoding.Unicode.GetString(bytes[2..]), null);
        if (bytes.StartsWith<byte>([0xFE, 0xFF]))
            return (Encoding.BigEndianUnicode.GetString(bytes[2..]), null);
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        try
        {
            return (StrictUtf8.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return (Encoding.Latin1.GetString(bytes), "is not valid UTF-8 and was read as Latin-1. Save it as UTF-8.");
        }
    }
}
