using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Autograder.Engine.Sandbox.Bubblewrap;

/// <summary>
/// A process namespace. Its first process is the child program; the kernel ends all others with it, and bubblewrap, which
/// waits for it outside, ends after it. So when bubblewrap has ended nothing is left.
/// </summary>
internal sealed class NamespaceTree : ProcessTree
{
    private const long OpenProcess = 434, SendSignal = 424;
    private const int SigKill = 9;

    private readonly int first;
    private readonly SafeFileHandle handle;

    private NamespaceTree(int first, SafeFileHandle handle) => (this.first, this.handle) = (first, handle);

    public override int Observed => first;

    /// <summary>
    /// The namespace that a bubblewrap process has made, once the child program runs in it: bubblewrap hands over only
    /// when everything is locked. Null as long as it has not.
    /// </summary>
    public static NamespaceTree? Find(int bubblewrap)
    {
        try
        {
            var children = File.ReadAllText($"/proc/{bubblewrap}/task/{bubblewrap}/children");
            if (children.Length == 0)
                return null;
            var first = int.Parse(children.AsSpan(0, children.IndexOf(' ')), CultureInfo.InvariantCulture);
            // By handle, not by number: a number is given to somebody else when its process has ended.
            var handle = new SafeFileHandle((nint)SystemCall(OpenProcess, first, 0, 0, 0), ownsHandle: true);
            if (!handle.IsInvalid && File.ReadAllText($"/proc/{first}/comm").Trim() == "dotnet")
                return new(first, handle);
            handle.Dispose();
            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public override void Kill()
    {
        if (!handle.IsClosed)
            _ = SystemCall(SendSignal, handle.DangerousGetHandle(), SigKill, 0, 0);
    }

    public override void Dispose() => handle.Dispose();

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern long SystemCall(long number, long a, long b, long c, long d);
}
