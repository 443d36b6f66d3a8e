using System.Collections.Concurrent;
using Autograder.Authoring;
using Autograder.Engine;
using Autograder.Engine.Sandbox;

namespace Autograder.Service.Hosting;

/// <summary>
/// Compilers and workers that wait ready, for each set of limits that gradings have. Limits that nobody has any more, since an
/// instructor changed them, are let go: their processes would wait for ever.
/// </summary>
internal sealed class Benches(ISandbox sandbox, ServiceSettings settings, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<Limits, Entry> entries = [];

    public sealed class Entry(Lazy<Workbench> bench)
    {
        public Lazy<Workbench> Bench => bench;

        public ConcurrentDictionary<object, Lazy<GradingPipeline>> Pipelines { get; } = [];

        public int Users { get; set; }

        public long Used { get; set; }

        public bool Stays { get; set; }
    }

    /// <summary>A bench in use; it is not let go before it is given back.</summary>
    public sealed class Lease(Benches benches, Entry entry) : IDisposable
    {
        public Workbench Bench => entry.Bench.Value;

        /// <param name="key">Whose pipeline it is; made once.</param>
        public GradingPipeline Pipeline(object key, Func<Workbench, GradingPipeline> make) => entry.Pipelines.GetOrAdd(key, _ => new(() => make(Bench))).Value;

        public void Dispose() => benches.GiveBack(entry);
    }

    /// <param name="stays">Whether it is never let go.</param>
    public Lease Take(Limits limits, bool stays = false)
    {
        Entry? entry;
        List<Entry> old;
        lock (gate)
        {
            if (!entries.TryGetValue(limits, out entry))
                entries[limits] = entry = new(new(() => new Workbench(sandbox, limits, Capacity.Of(settings, limits), time)));
            entry.Users++;
            entry.Stays |= stays;
            old = [.. entries.Values.Where(e => e is { Users: 0, Stays: false } && time.GetElapsedTime(e.Used) > Idle)];
            foreach (var limit in entries.Where(e => old.Contains(e.Value)).Select(e => e.Key).ToList())
                entries.Remove(limit);
        }
        foreach (var unused in old.Where(e => e.Bench.IsValueCreated))
            _ = unused.Bench.Value.DisposeAsync().AsTask();
        return new(this, entry);
    }

    /// <summary>How many sets of limits have processes that wait.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return entries.Count;
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<Entry> left;
        lock (gate)
        {
            left = [.. entries.Values];
            entries.Clear();
        }
        foreach (var entry in left.Where(e => e.Bench.IsValueCreated))
            await entry.Bench.Value.DisposeAsync();
    }

    private void GiveBack(Entry entry)
    {
        lock (gate)
            (entry.Users, entry.Used) = (entry.Users - 1, time.GetTimestamp());
    }
}
