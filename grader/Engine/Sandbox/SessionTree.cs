using System.Globalization;
using System.Runtime.InteropServices;

namespace Autograder.Engine.Sandbox;

/// <summary>
/// A session of its own, led by the process started. A child that begins another session is not found: who wants to be
/// sure uses a namespace.
/// </summary>
internal sealed class SessionTree(int leader) : ProcessTree
{
    private const int SigKill = 9;

    public override int Observed => leader;

    public override void Kill()
    {
        // Twice: a process may have been born while the first round was under way.
        for (var round = 0; round < 2; round++)
        {
            foreach (var member in Members())
                _ = Send(member, SigKill);
        }
    }

    private IEnumerable<int> Members()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) && SessionOf(process) == leader)
                yield return process;
        }
    }

    private static int SessionOf(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);
}
