namespace Autograder.Worker.Tape;

/// <summary>
/// The garbage collector does not see libtorch's memory, and without a limit in sight it lets tensors pile up that nobody
/// holds any more. They are not put into a dispose scope instead: a tensor in a static field must outlive the call.
/// </summary>
internal static class NativeMemory
{
    private const long Growth = 96 << 20;
    private const int Seldom = 64;

    // A quarter of the budget in the project file, after which the runtime would collect by itself.
    private const long ManagedGrowth = 8 << 20;

    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan patienceInAll = TimeSpan.FromSeconds(4);
    private static long least = long.MaxValue, allocatedAtLast;
    private static Thread? finalizing;
    private static TimeSpan waited;

    /// <summary>
    /// Collects after a call what the next one might otherwise be interrupted for: a collection within
    /// <c>stack(rows.Select(f))</c> frees rows of which TorchSharp has nothing but the handle.
    /// </summary>
    public static void CollectBetweenCalls()
    {
        CollectIfGrown();
        var allocated = GC.GetTotalAllocatedBytes();
        if (allocated - allocatedAtLast < ManagedGrowth)
            return;
        GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        allocatedAtLast = allocated;
    }

    /// <summary>
    /// To be called on a thread that is not inside a native call: TorchSharp does not keep a tensor alive during one.
    /// </summary>
    public static void CollectIfGrown()
    {
        var resident = ResidentMemory.Now;
        least = Math.Min(least, resident);
        if (resident - least >= Growth)
            Collect();
    }

    /// <summary>Frees all that nobody holds any more, as far as finalizers end in time.</summary>
    public static void Collect()
    {
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
