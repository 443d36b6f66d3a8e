namespace Autograder.Service.GitHub.Client;

/// <summary>
/// Keeps to GitHub's limits for requests that create something: so many a minute, so many an hour, none before a moment
/// that it named. What happened before the start is not known; then GitHub says when it is enough.
/// </summary>
internal sealed class WriteBudget(GitHubSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> written = [];
    private DateTimeOffset closedUntil;

    /// <summary>How many writes may be made at this moment.</summary>
    public int Left
    {
        get
        {
            lock (gate)
            {
                var now = time.GetUtcNow();
                if (closedUntil > now)
                    return 0;
                while (written.TryPeek(out var oldest) && oldest <= now - Hour)
                    written.Dequeue();
                var lately = written.Reverse().TakeWhile(w => w > now - Minute).Count();
                return Math.Max(0, Math.Min(settings.WritesAMinute - lately, settings.WritesAnHour - written.Count));
            }
        }
    }

    /// <summary>Takes one of those that are left.</summary>
    public bool TryTake()
    {
        lock (gate)
        {
            if (Left == 0)
                return false;
            written.Enqueue(time.GetUtcNow());
            return true;
        }
    }

    /// <summary>GitHub asks for a pause.</summary>
    public void Close(DateTimeOffset until)
    {
        lock (gate)
        {
            if (until > closedUntil)
                closedUntil = until;
        }
    }
}
