using System.Runtime.InteropServices;

namespace Autograder.Engine.Sandbox.Bubblewrap;

/// <summary>
/// Who starts a sandbox. The kernel does not hold the host's root to a number of threads, whatever it is called inside, so
/// root becomes nobody first.
/// </summary>
internal static class Account
{
    /// <summary>The number of <c>nobody</c>, outside for root and inside for everyone.</summary>
    public const int Nobody = 65534;

    public static bool IsRoot => EffectiveUser() == 0;

    /// <summary>What to put before a command so that it runs without root's rights.</summary>
    public static string[] Prefix => IsRoot
        ? ["setpriv", "--reuid", $"{Nobody}", "--regid", $"{Nobody}", "--clear-groups", "--inh-caps=-all", "--"]
        : [];

    /// <summary>Whether who starts a sandbox may enter a folder of this mode: its owner unless the owner is root.</summary>
    public static bool IsOpen(UnixFileMode folder) => !IsRoot || (folder & UnixFileMode.OtherExecute) != 0;

    /// <summary>Whether a path itself, not what it may point to, belongs to the account that runs this program.</summary>
    public static unsafe bool Owns(string path)
    {
        // struct statx, of which the owner is the sixth 32-bit word.
        const long Statx = 332, NoFollow = 0x100, WantsOwner = 0x8;
        const int WorkingDirectory = -100;
        var facts = stackalloc uint[64];
        return SystemCall(Statx, WorkingDirectory, path, NoFollow, WantsOwner, facts) == 0 && facts[5] == EffectiveUser();
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint EffectiveUser();

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern unsafe long SystemCall(
        long number, long folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, long flags, long mask, uint* facts);
}
