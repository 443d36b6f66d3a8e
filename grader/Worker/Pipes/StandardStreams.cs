using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Autograder.Worker.Pipes;

/// <summary>Keeps the channel to the host apart from the standard streams that a student's code reads and prints to.</summary>
internal static class StandardStreams
{
    /// <summary>
    /// Takes standard input and output away as private descriptors. What is read from standard input is then empty, and
    /// what is printed to standard output goes to standard error.
    /// </summary>
    public static (Stream Requests, Stream Replies) MakePrivate()
    {
        var requests = Check(Libc.Fcntl(0, Libc.DuplicateCloseOnExec, 3));
        var replies = Check(Libc.Fcntl(1, Libc.DuplicateCloseOnExec, 3));
        var empty = Check(Libc.Open("/dev/null", Libc.ReadOnly));
        Check(Libc.Duplicate(empty, 0));
        Check(Libc.Close(empty));
        Check(Libc.Duplicate(2, 1));
        return (new DescriptorStream(requests), new DescriptorStream(replies));
    }

    /// <summary>Ends the process before anything that the student's code left behind can run.</summary>
    public static int End(int code)
    {
        Libc.Exit(code);
        return code;
    }

    private static int Check(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());
}
