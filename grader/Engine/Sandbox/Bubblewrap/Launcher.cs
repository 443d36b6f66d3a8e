using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Autograder.Engine.Sandbox.Bubblewrap;

/// <summary>
/// Starts processes from one thread that lives as long as the program. Bubblewrap's <c>--die-with-parent</c> is the kernel's
/// PR_SET_PDEATHSIG, whose parent is the thread that forked: from a thread of the pool, children are killed when the pool
/// retires it.
/// </summary>
internal static class Launcher
{
    private const long CloseRange = 436, CloseOnExec = 4;

    private static readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> requests = [];

    static Launcher() => new Thread(Serve) { IsBackground = true, Name = "launcher of sandboxes" }.Start();

    /// <exception cref="System.ComponentModel.Win32Exception">The program is not there or may not be run.</exception>
    public static Task<Process> StartAsync(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        requests.Add((start, started));
        return started.Task;
    }

    private static void Serve()
    {
        foreach (var (start, started) in requests.GetConsumingEnumerable())
        {
            try
            {
                // Descriptors that this program was itself given by whoever started it must not reach a sandbox.
                _ = SystemCall(CloseRange, 3, uint.MaxValue, CloseOnExec);
                started.SetResult(Process.Start(start) ?? throw new UnreachableException("no process was started"));
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        }
    }

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern long SystemCall(long number, long a, long b, long c);
}
