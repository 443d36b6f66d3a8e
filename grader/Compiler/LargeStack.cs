using System.Runtime.ExceptionServices;

namespace Autograder.Compiler;

/// <summary>Runs work on a thread of its own with a large stack: deeply nested source recurses deeply in the compiler.</summary>
internal static class LargeStack
{
    private const int Bytes = 256 << 20;

    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }, Bytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
