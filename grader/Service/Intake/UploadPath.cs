using System.Text;

namespace Autograder.Service.Intake;

/// <summary>Checks the paths that strangers name.</summary>
internal static class UploadPath
{
    // Windows opens a device for these, with any ending.
    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
    };

    /// <returns>The path with forward slashes, in Unicode's composed form.</returns>
    /// <exception cref="RefusedException">It is empty, too long, leads out of the upload, or names a device.</exception>
    public static string Check(string path, IntakeLimits limits)
    {
        var shown = Shown(path);
        if (path.Length > limits.Path)
            throw new RefusedException($"The path {shown} has {path.Length} characters; up to {limits.Path} are taken.");
        if (path.Any(c => char.IsControl(c) || char.IsSurrogate(c) && !IsPaired(path)))
            throw new RefusedException($"The path {shown} holds control characters.");
        var normal = path.Replace('\\', '/').Normalize(NormalizationForm.FormC);
        if (normal.StartsWith('/') || normal.Contains(':'))
            throw new RefusedException($"The path {shown} is not relative to the upload.");
        foreach (var part in normal.Split('/'))
        {
            if (part is "" or "." or "..")
                throw new RefusedException($"The path {shown} is not a plain path: it has an empty part, “.” or “..”.");
            if (Devices.Contains(part.Split('.')[0].TrimEnd(' ')))
                throw new RefusedException($"The path {shown} names a device.");
        }
        return normal;
    }

    /// <summary>The path as a message may show it.</summary>
    public static string Shown(string path)
    {
        var start = path.Length > 80 ? path[..80] + "…" : path;
        return $"“{string.Concat(start.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c))}”";
    }

    private static bool IsPaired(string path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (char.IsHighSurrogate(path[i]) && i + 1 < path.Length && char.IsLowSurrogate(path[i + 1]))
                i++;
            else if (char.IsSurrogate(path[i]))
                return false;
        }
        return true;
    }
}
