using System.Globalization;

namespace Autograder.Engine.Sandbox.Bubblewrap;

/// <summary>
/// The group of a session (sched(7), "The autogroup feature"): where the kernel shares processors out by groups, a process's
/// niceness weighs only within its session, and every sandbox is a session, each with as much right to a processor as the whole
/// service. So the group is given its niceness too.
/// </summary>
internal static class SchedulingGroup
{
    /// <summary>The niceness of a process's group; null where there are none.</summary>
    public static int? NicenessOf(int process)
    {
        try
        {
            // Such as "/autogroup-42 nice 10".
            return int.Parse(File.ReadAllText(FileOf(process)).Trim().Split(' ')[^1], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// Sets it, where it can be: it decides who waits, never what a submission gets, and the kernel takes but ten changes a
    /// second from who is not root.
    /// </summary>
    public static void Set(int process, int niceness)
    {
        try
        {
            using var file = new FileStream(FileOf(process), FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            file.Write(System.Text.Encoding.ASCII.GetBytes(niceness.ToString(CultureInfo.InvariantCulture)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // No groups here, too many changes, or the process has ended.
        }
    }

    private static string FileOf(int process) => $"/proc/{process}/autogroup";
}
