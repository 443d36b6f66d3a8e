namespace Autograder.Worker.Execution;

/// <summary>
/// The thread that a student's code runs on: a fresh one each time, so that what is per thread (grad mode, inference
/// mode, dispose scopes, culture) starts anew, with a stack of 16 MB.
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
}
