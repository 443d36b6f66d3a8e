namespace Autograder.Engine.Sandbox;

/// <summary>What the threads of a process do at this moment, by the kernel's account (<c>/proc/PID/task/TID/stat</c>, third field).</summary>
internal static class ThreadStates
{
    /// <summary>Whether one runs or waits for a processor; false for a process that has ended.</summary>
    public static bool IsAnyReady(int process)
    {
        try
        {
            return Directory.EnumerateDirectories($"/proc/{process}/task").Any(IsReady);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsReady(string thread)
    {
        try
        {
            // The name before it is in parentheses and may hold any of them itself.
            var line = File.ReadAllText($"{thread}/stat");
            return line[(line.LastIndexOf(')') + 1)..].StartsWith(" R ", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
