using System.Globalization;
using Autograder.Engine.Submissions;

namespace Autograder.Service.Intake;

/// <summary>Collects the files of an upload, whichever way they came, and keeps those that are graded.</summary>
internal sealed class UploadedFiles(IntakeLimits limits)
{
    private readonly Dictionary<string, byte[]> files = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private long kept;

    /// <param name="path">As the sender wrote it.</param>
    /// <param name="content">Asked for only when the file is kept.</param>
    /// <exception cref="RefusedException"/>
    public void Add(string path, Func<byte[]> content)
    {
        var name = UploadPath.Check(path, limits);
        if (!names.Add(name))
            throw new RefusedException($"The upload holds {UploadPath.Shown(path)} twice.");
        if (names.Count > limits.Entries)
            throw new RefusedException($"The upload holds more than {limits.Entries} files. Send the folder of one submission, without what builds leave behind.");
        if (!SubmissionFiles.IsRead(name))
            return;
        var bytes = content();
        kept += bytes.Length;
        if (kept > limits.Sources)
            throw new RefusedException(string.Create(CultureInfo.InvariantCulture, $"The upload holds more than {limits.Sources >> 20} MB of C# sources."));
        files.Add(name, bytes);
    }

    /// <summary>The files that are graded, by path.</summary>
    /// <param name="asTheyLie">Whether paths are kept whole; else a folder that holds them all is left out.</param>
    /// <exception cref="RefusedException">There is no C# among them, or more than is graded.</exception>
    public IReadOnlyList<UploadedFile> Done(int mostSources, bool asTheyLie = false)
    {
        var sources = files.Keys.Count(f => f.EndsWith(".cs", StringComparison.OrdinalIgnoreCase));
        if (sources == 0)
            throw new RefusedException("The upload holds no C# file. Send the folder with the exercises (*.cs).");
        if (sources > mostSources)
            throw new RefusedException($"The upload holds {sources} C# files; up to {mostSources} are graded.");
        var prefix = asTheyLie ? 0 : CommonFolder().Length;
        return [.. files.Select(f => new UploadedFile(f.Key[prefix..], f.Value)).OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    /// <summary>An archive of a repository puts all into one folder of its own, such as <c>repository-main/</c>.</summary>
    private string CommonFolder()
    {
        var first = names.First();
        var prefix = first[..(first.IndexOf('/', StringComparison.Ordinal) + 1)];
        return prefix.Length > 0 && prefix != "Exercises/" && names.All(n => n.StartsWith(prefix, StringComparison.Ordinal)) ? prefix : "";
    }
}
