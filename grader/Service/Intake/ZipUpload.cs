using System.Globalization;
using System.IO.Compression;

namespace Autograder.Service.Intake;

/// <summary>Reads an uploaded archive, trusting nothing that it says of itself.</summary>
internal static class ZipUpload
{
    private const int FileTypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int SymbolicLink = 0xA000;

    /// <exception cref="RefusedException"/>
    public static UploadedFiles Read(byte[] archive, IntakeLimits limits)
    {
        var files = new UploadedFiles(limits);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(archive, writable: false), ZipArchiveMode.Read);
            CheckTotals(zip, limits);
            var unpacked = 0L;
            foreach (var entry in zip.Entries)
            {
                CheckKind(entry);
                if (entry.FullName is [.., '/' or '\\'])
                    UploadPath.Check(entry.FullName[..^1], limits);
                else
                    files.Add(entry.FullName, () => Unpack(entry, limits, ref unpacked));
            }
        }
        catch (InvalidDataException e)
        {
            throw new RefusedException($"The upload is not a zip archive that can be read: {e.Message}");
        }
        return files;
    }

    private static void CheckTotals(ZipArchive zip, IntakeLimits limits)
    {
        if (zip.Entries.Count > limits.Entries)
            throw new RefusedException($"The archive holds {zip.Entries.Count} entries; up to {limits.Entries} are taken. Leave out what builds leave behind (bin, obj).");
        var claimed = 0L;
        foreach (var entry in zip.Entries)
        {
            if (entry.Length < 0 || (claimed += entry.Length) > limits.Unpacked)
                throw TooLarge(limits);
        }
    }

    private static void CheckKind(ZipArchiveEntry entry)
    {
        var shown = UploadPath.Shown(entry.FullName);
        if (entry.IsEncrypted)
            throw new RefusedException($"{shown} in the archive is encrypted. Send it without a password.");
        switch (entry.ExternalAttributes >> 16 & FileTypeMask)
        {
            case 0 or RegularFile or Folder:
                break;
            case SymbolicLink:
                throw new RefusedException($"{shown} in the archive is a symbolic link. Send the file itself.");
            default:
                throw new RefusedException($"{shown} in the archive is a device or a pipe, not a file.");
        }
    }

    /// <summary>What is really in it counts, not the size that it claims.</summary>
    private static byte[] Unpack(ZipArchiveEntry entry, IntakeLimits limits, ref long unpacked)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[32 << 10];
        while (stream.Read(buffer) is > 0 and var read)
        {
            if ((unpacked += read) > limits.Unpacked)
                throw TooLarge(limits);
            content.Write(buffer, 0, read);
        }
        return content.ToArray();
    }

    private static RefusedException TooLarge(IntakeLimits limits) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The archive unpacks to more than {limits.Unpacked >> 20} MB."));
}
