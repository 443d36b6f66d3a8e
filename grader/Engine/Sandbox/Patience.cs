namespace Autograder.Engine.Sandbox;

/// <summary>Waits for a process by the time that it could use, not by the time that a busy machine kept from it.</summary>
internal static class Patience
{
    /// <summary>However busy the machine is, nothing holds the grader up longer than this many times its limit.</summary>
    private const int Most = 3;

    private static readonly TimeSpan moment = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// The answer, if it comes within <paramref name="limit"/> of wall time beside what the process spent ready and waiting
    /// for a processor.
    /// </summary>
    /// <param name="before">
    /// The process's threads when the wait began; null to look at them only when there is no answer after a moment, from where
    /// the limit then counts: hundreds of short calls need no look.
    /// </param>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public static async Task<T> WithinAsync<T>(
        this Task<T> answer, TimeSpan limit, SandboxedProcess process, ThreadTimes? before, TimeProvider time, CancellationToken cancellation)
    {
        if (before is null)
        {
            try
            {
                return await answer.WaitAsync(moment, time, cancellation);
            }
            catch (TimeoutException) when (!answer.IsFaulted)
            {
                before = process.Threads;
            }
        }
        var began = time.GetTimestamp();
        for (var left = limit; ;)
        {
            try
            {
                return await answer.WaitAsync(left, time, cancellation);
            }
            catch (TimeoutException) when (!answer.IsFaulted)
            {
                var allowed = limit + process.Threads.StarvedSince(before);
                left = (allowed < Most * limit ? allowed : Most * limit) - time.GetElapsedTime(began);
                if (left <= TimeSpan.Zero)
                    throw;
                // A step at a time: what it waits meanwhile is counted too.
                left = left < TimeSpan.FromMilliseconds(20) ? TimeSpan.FromMilliseconds(20) : left;
            }
        }
    }
}
