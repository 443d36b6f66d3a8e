using System.Net;

namespace Autograder.App.Load;

/// <param name="HandedIn">From the first submission sent to the last one answered.</param>
/// <param name="Whole">From the first submission sent to the last grade, without its points for time.</param>
/// <param name="Timed">To the last points for time; null when nobody waited for them.</param>
/// <param name="Differences">What is not as it must be, a sentence each; none is the only good result.</param>
internal sealed record LoadResult(IReadOnlyList<Sent> Sent, TimeSpan HandedIn, TimeSpan Whole, TimeSpan? Timed, IReadOnlyList<string> Differences)
{
    public int Accepted => Sent.Count(s => s.Delivery.Receipt is not null);

    public int Graded => Outcomes.Count();

    /// <summary>How often the service asked to come back later.</summary>
    public int Refusals => Sent.Sum(s => s.Delivery.Refusals);

    /// <summary>Answers that are an error, other than 429.</summary>
    public IEnumerable<(HttpStatusCode Status, int Count)> Errors =>
        Sent.Where(s => s.Delivery.Receipt is null).GroupBy(s => s.Delivery.Status).Select(g => (g.Key, g.Count()));

    /// <summary>Graded submissions a minute, over the whole load.</summary>
    public double PerMinute => Graded / Whole.TotalMinutes;

    /// <summary>In order: what a submission goes through.</summary>
    public IEnumerable<(string Phase, Percentiles Took)> Phases =>
    [
        ("intake", new(Sent.Where(s => s.Delivery.Receipt is not null).Select(s => s.Delivery.Took))),
        ("queued", Between(a => a.QueuedAt, a => a.StartedAt)),
        ("compiling", Between(a => a.StartedAt, a => a.CompiledAt)),
        ("checking", Between(a => a.CompiledAt, a => a.CheckedAt)),
        ("reporting", Between(a => a.CheckedAt, a => a.ReportedAt)),
        ("accepted to graded", new(Outcomes.Select(o => o.Attempt.ReportedAt!.Value - o.ReceivedAt))),
        ("timing, queued", Timings(t => t.StartedAt - t.QueuedAt)),
        ("timing", Timings(t => t.CompletedAt - t.StartedAt)),
    ];

    /// <summary>How many have points for time, and of how many they were left out by a fault of the service.</summary>
    public (int Done, int Failed) TimingEnds =>
        (Outcomes.Count(o => o.Attempt.Timing?.State == "done"), Outcomes.Count(o => o.Attempt.Timing?.State == "failed"));

    private IEnumerable<SubmissionSeen> Outcomes => Sent.Where(s => s.Outcome is { Attempt: { State: "graded", ReportedAt: not null } }).Select(s => s.Outcome!);

    private Percentiles Timings(Func<TimingSeen, TimeSpan?> took) =>
        new(Outcomes.Select(o => o.Attempt.Timing).OfType<TimingSeen>().Where(t => t.CompletedAt is not null).Select(took).OfType<TimeSpan>());

    private Percentiles Between(Func<AttemptSeen, DateTimeOffset?> from, Func<AttemptSeen, DateTimeOffset?> to) =>
        new(Outcomes.Select(o => to(o.Attempt) - from(o.Attempt)).OfType<TimeSpan>());
}
