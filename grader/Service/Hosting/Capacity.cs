using Autograder.Authoring;

namespace Autograder.Service.Hosting;

/// <summary>How many processes this machine bears.</summary>
/// <param name="Slots">Gradings at a time.</param>
/// <param name="Spares">Workers that wait ready.</param>
/// <param name="Compilers">Two at least: one that hangs holds nobody up.</param>
/// <param name="Timings">Timings at a time: one core is left to everything else.</param>
internal sealed record Capacity(int Slots, int Spares, int Compilers, int Timings)
{
    // The service itself, the system, and a database beside it.
    private const long Reserved = 1L << 30;

    // A worker that waits: 145 MB resident, most of it shared with the others.
    private const long Spare = 150L << 20;

    public static Capacity Of(ServiceSettings settings, Limits limits) =>
        Of(settings.Slots, Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, limits);

    /// <param name="slots">
    /// null: half as many again as cores, where the memory suffices. A grading is a conversation of two processes that wait for each other;
    /// as many as cores leave a quarter of the processors' time unused.
    /// </param>
    public static Capacity Of(int? slots, int cores, long memory, Limits limits)
    {
        var bearable = (memory - Reserved) / (limits.WorkerMemory + Spare);
        var many = slots ?? (int)Math.Clamp(bearable, 1, cores + (cores + 1) / 2);
        return new(many, many, 2 + many / 8, (int)Math.Clamp(bearable / 2, 1, Math.Max(1, cores - 1)));
    }
}
