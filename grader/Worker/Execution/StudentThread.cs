using TorchSharp;

namespace Autograder.Worker.Execution;

/// <summary>
/// The threads that a student's code runs on, with a stack of 16 MB. What lives per thread (grad mode, inference mode, dispose
/// scopes, culture, execution context) starts anew with each call, on a fresh thread where it cannot be put back.
/// </summary>
internal static class StudentThread
{
    private const int StackSize = 16 << 20;

    public static void Run(Action action) => Start(action).Join();

    public static Thread Start(Action action)
    {
        var thread = new Thread(() => action(), StackSize) { IsBackground = true, Name = "submission" };
        // Unsafe: nothing that an earlier call left in the execution context flows over.
        thread.UnsafeStart();
        return thread;
    }

    /// <summary>Takes one step after the other, as long as each says that another follows; none finds what an earlier one left on its thread.</summary>
    /// <remarks>
    /// A thread of its own for each would cost hundreds of short calls more than they do themselves; so a thread goes on as long as
    /// its steps leave it as they found it.
    /// </remarks>
    public static void RunEach(Func<bool> step)
    {
        for (var follows = true; follows;)
            Run(() =>
            {
                var clean = ExecutionContext.Capture()!;
                while ((follows = step()) && IsAsBefore())
                    ExecutionContext.Restore(clean);
            });
    }

    // What is not asked for here, Surroundings.Reset puts back.
    private static bool IsAsBefore() => torch.CurrentDisposeScope is null && !torch.is_inference_mode_enabled();
}
