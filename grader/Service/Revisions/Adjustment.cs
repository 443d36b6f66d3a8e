using System.Text.Json;
using Autograder.Authoring;

namespace Autograder.Service.Revisions;

/// <summary>What a course sets otherwise than the assignment's folder. What it does not name stays as it is there.</summary>
/// <param name="Points">By <see cref="KeyOf(Exercise, Check)"/> and <see cref="KeyOf(Exercise, TimedMember)"/>.</param>
/// <param name="Timing">Whether time is scored: else nothing is timed, and its points are in neither score nor maximum.</param>
internal sealed record Adjustment(IReadOnlyDictionary<string, int> Points, bool Timing, AdjustedLimits Limits)
{
    public static Adjustment None { get; } = new(new Dictionary<string, int>(), true, new());

    public bool IsNone => Points.Count == 0 && Timing && Limits == new AdjustedLimits();

    public static string KeyOf(Exercise exercise, Check check) => $"{exercise.Id}/{check.Id}";

    public static string KeyOf(Exercise exercise, TimedMember timed) => $"{exercise.Id}/time:{timed.Member}";

    public static Adjustment Read(string content) => JsonSerializer.Deserialize<Adjustment>(content)!;

    public string Write() => JsonSerializer.Serialize(this);

    public Exercise Of(Exercise exercise) => exercise with
    {
        Checks = [.. exercise.Checks.Select(c => Points.TryGetValue(KeyOf(exercise, c), out var points) ? c.Worth(points) : c)],
        Timed = Timing ? [.. exercise.Timed.Select(t => Points.TryGetValue(KeyOf(exercise, t), out var points) ? t with { Points = points } : t).Where(t => t.Points > 0)] : [],
    };
}

/// <summary>Limits in seconds and, for memory, in megabytes; null as in the folder.</summary>
internal sealed record AdjustedLimits(double? Call = null, double? Exercise = null, double? Submission = null, double? Compilation = null, int? Memory = null)
{
    public Limits Of(Limits limits)
    {
        var submission = Time(Submission, limits.Submission);
        var call = Time(Call, limits.Call);
        // A worker's CPU time grows with what it may be called for: else it would be the limit that is met.
        var cpu = Math.Ceiling(Math.Max(limits.WorkerCpu.TotalSeconds * Math.Max(1, submission / limits.Submission), call.TotalSeconds + 1));
        return limits with
        {
            Call = call, Exercise = Time(Exercise, limits.Exercise), Submission = submission, Compilation = Time(Compilation, limits.Compilation),
            WorkerMemory = Memory is { } megabytes ? (long)megabytes << 20 : limits.WorkerMemory,
            WorkerCpu = this == new AdjustedLimits() ? limits.WorkerCpu : TimeSpan.FromSeconds(cpu),
        };
    }

    private static TimeSpan Time(double? seconds, TimeSpan otherwise) => seconds is { } s ? TimeSpan.FromSeconds(s) : otherwise;
}
