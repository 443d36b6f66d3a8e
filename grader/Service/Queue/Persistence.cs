using Autograder.Service.Storage;

namespace Autograder.Service.Queue;

/// <summary>A result is not thrown away because the database is away for a moment or its disk is full.</summary>
internal static class Persistence
{
    /// <param name="store">Gives false when another holds the lease.</param>
    /// <returns>Whether this result is the one that is stored.</returns>
    public static async Task<bool> StoreAsync(
        Func<CancellationToken, Task<bool>> store, QueueRules rules, TimeProvider time, ILogger log, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                if (await store(CancellationToken.None))
                    return true;
                log.LogWarning("It had been taken over by another; this result is dropped.");
                return false;
            }
            catch (Exception e) when (e.IsOfTheStore() && !stopping.IsCancellationRequested)
            {
                log.LogWarning(e, "The result could not be stored yet.");
                await Task.Delay(rules.StoreAgain, time, stopping);
            }
        }
    }
}
