namespace Autograder.Worker.Tape;

/// <summary>
/// The garbage collector does not see libtorch's memory, and without a limit in sight it lets tensors pile up that nobody
/// holds any more. They are not put into a dispose scope instead: a tensor in a static field must outlive the call.
/// </summary>
internal static class NativeMemory
{
    private const long Growth = 96 << 20;
    private const int Seldom = 64;

    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan patienceInAll = TimeSpan.FromSeconds(4);
    private static long least = long.MaxValue;
    private static Thread? finalizing;
    private static TimeSpan waited;

    /// <summary>
    /// To be called on a thread that is not inside a native call: TorchSharp does not keep a tensor alive during one.
    /// </summary>
    public static void CollectIfGrown()
    {
        var resident = Environment.WorkingSet;
        least = Math.Min(least, resident);
        if (resident - least < Growth)
            return;
        GC.Collect();
        AwaitFinalizers();
    }

    /// <summary>
    /// Tensors free their memory in their finalizers. The student's own may hang there, so the waiting is bounded; a
    /// machine that is merely slow is waited for again, or tensors would pile up until the limit on memory.
    /// </summary>
    private static void AwaitFinalizers()
    {
        if (waited >= patienceInAll)
            return;
        var pending = finalizing;
        if (pending is null)
        {
            finalizing = pending = new Thread(GC.WaitForPendingFinalizers) { IsBackground = true };
            pending.Start();
        }
        if (pending.Join(patience))
            (finalizing, waited) = (null, TimeSpan.Zero);
        else
            waited += patience;
    }

    public static void CollectOnceInAWhile(int count)
    {
        if (count % Seldom == Seldom - 1)
            CollectIfGrown();
    }
}
