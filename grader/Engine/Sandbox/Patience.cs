using System.Globalization;

namespace Autograder.Engine.Sandbox;

/// <summary>Waits for a process by the time that it could use, not by the time that a busy machine kept from it.</summary>
internal static class Patience
{
    /// <summary>A machine on which a process is kept from what it needs for this many times its limit cannot grade now.</summary>
    public const int Most = 10;

    private static readonly TimeSpan moment = TimeSpan.FromMilliseconds(100), least = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// The answer, if it comes within <paramref name="limit"/> of wall time beside what the process spent ready and waiting
    /// for a processor, and how long that was.
    /// </summary>
    /// <param name="before">
    /// The process's threads when the wait began; null to look at them only when there is no answer after a moment, from where
    /// the limit then counts: hundreds of short calls need no look.
    /// </param>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    /// <exception cref="SandboxException">Nobody can tell: the machine was too busy to let the process have its time. Never its fault.</exception>
    public static async Task<(T Answer, TimeSpan Starved)> WithinAsync<T>(
        this Task<T> answer, TimeSpan limit, SandboxedProcess process, ThreadTimes? before, TimeProvider time, CancellationToken cancellation)
    {
        if (before is null)
        {
            try
            {
                return (await answer.WaitAsync(moment, time, cancellation), TimeSpan.Zero);
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
                var given = await answer.WaitAsync(left, time, cancellation);
                return (given, process.Threads.StarvedSince(before));
            }
            catch (TimeoutException) when (!answer.IsFaulted)
            {
                var (starved, waited) = (process.Threads.StarvedSince(before), time.GetElapsedTime(began));
                left = limit + starved - waited;
                if (left <= TimeSpan.Zero)
                    throw;
                if (waited >= Most * limit)
                    throw new SandboxException(string.Create(CultureInfo.InvariantCulture,
                        $"the machine is too busy: in {waited.TotalSeconds:0.#} s a process got no processor for {starved.TotalSeconds:0.#} s"));
                // A step at a time: what it waits meanwhile is counted too.
                left = left < least ? least : left < limit ? left : limit;
            }
        }
    }
}
