using System.IO.Compression;
using System.Text;
using Autograder.Engine.Reporting;

namespace Autograder.Service.Storage;

/// <summary>Reports as they are stored: JSON, compressed with Brotli to about a tenth.</summary>
internal static class CompressedReport
{
    public static byte[] Pack(Report report)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(Encoding.UTF8.GetBytes(JsonReport.Write(report)));
        return packed.ToArray();
    }

    public static Report Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        return JsonReport.Read(reader.ReadToEnd());
    }
}
