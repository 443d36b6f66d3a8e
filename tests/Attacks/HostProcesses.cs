using System.Globalization;

namespace Autograder.Attacks.Tests;

/// <summary>The processes of the machine.</summary>
internal static class HostProcesses
{
    /// <summary>
    /// How many live among files that were bound from a folder, whoever their parent is by now: a process cannot leave the
    /// mounts that it was put into.
    /// </summary>
    public static int CountAmong(string folder) => Directory.EnumerateDirectories("/proc")
        .Count(process => int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _)
            && Mounts(process).Contains(folder, StringComparison.Ordinal));

    private static string Mounts(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "mountinfo"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
