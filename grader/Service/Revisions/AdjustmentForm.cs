using System.Globalization;
using Autograder.Authoring;
using Autograder.Service.Dashboard.Texts;

namespace Autograder.Service.Revisions;

/// <summary>Reads what an instructor wrote into the form of points, timing and limits, and says what cannot be.</summary>
/// <param name="folder">The assignment as its folder has it.</param>
/// <param name="now">As the course gives it now.</param>
/// <param name="field">What was written; null where there is no such field.</param>
internal sealed class AdjustmentForm(Authoring.Assignment folder, Authoring.Assignment now, LimitBounds bounds, Func<string, string?> field, Phrases t)
{
    public const int MostPoints = 1000;

    private const int ShareForTime = 10, LeastMemory = 256;

    public List<string> Faults { get; } = [];

    public static string FieldOf(Exercise exercise) => $"exercise:{exercise.Id}";

    /// <returns>null when there are faults.</returns>
    public Adjustment? Read()
    {
        var timing = field("timing") == "true";
        var points = new Dictionary<string, int>();
        foreach (var (own, given) in now.Exercises.Select(e => (folder.Exercises.First(f => f.Id == e.Id), e)))
            Read(own, given, points);
        if (Faults.Count == 0)
            Weigh(points, timing);
        var limits = ReadLimits();
        var set = Except(points);
        return Faults.Count > 0 ? null : new(set, timing, limits);
    }

    private void Read(Exercise own, Exercise given, Dictionary<string, int> points)
    {
        var keys = own.Checks.Select(c => Adjustment.KeyOf(own, c)).ToList();
        var before = own.Checks.Zip(given.Checks, (c, g) => (Key: Adjustment.KeyOf(own, c), g.Points)).ToDictionary(c => c.Key, c => c.Points);
        var written = keys.ToDictionary(k => k, k => Whole(k, own.Title) ?? before[k]);
        foreach (var timed in own.Timed)
            points[Adjustment.KeyOf(own, timed)] = Whole(Adjustment.KeyOf(own, timed), own.Title) ?? given.Timed.FirstOrDefault(g => g.Member == timed.Member)?.Points ?? timed.Points;
        var sum = before.Values.Sum();
        var whole = Whole(FieldOf(own), own.Title) ?? sum;
        var checksChanged = keys.Any(k => written[k] != before[k]);
        if (whole != sum && !checksChanged)
            // The exercise's own number was changed: its checks follow in the proportion that they have.
            written = keys.Zip(PointShares.Of(whole, sum == 0 ? [.. keys.Select(_ => 1)] : [.. keys.Select(k => before[k])])).ToDictionary(p => p.First, p => p.Second);
        else if (whole != sum && written.Values.Sum() != whole)
            Faults.Add(t["“{0}”: its checks sum to {1}, but the exercise was given {2}. Change one of both.", own.Title, written.Values.Sum(), whole]);
        foreach (var key in keys)
            points[key] = written[key];
    }

    private void Weigh(Dictionary<string, int> points, bool timing)
    {
        var forTime = timing ? points.Where(p => p.Key.Contains("/time:", StringComparison.Ordinal)).Sum(p => p.Value) : 0;
        var all = points.Where(p => !p.Key.Contains("/time:", StringComparison.Ordinal)).Sum(p => p.Value) + forTime;
        if (all is < 1 or > MostPoints)
            Faults.Add(t["All points sum to {0}; they must sum to 1 to {1}.", all, MostPoints]);
        else if (forTime * 100 > all * ShareForTime)
            Faults.Add(t["Time would give {0} of {1} points; it may give at most {2} %.", forTime, all, ShareForTime]);
    }

    private AdjustedLimits ReadLimits()
    {
        var own = folder.Limits;
        var (call, exercise) = (Seconds("call", t["One call"], own.Call, bounds.Call), Seconds("exercise", t["One exercise"], own.Exercise, bounds.Exercise));
        var (submission, compilation) = (Seconds("submission", t["A whole submission"], own.Submission, bounds.Submission), Seconds("compilation", t["Compiling"], own.Compilation, bounds.Compilation));
        if (call > exercise || exercise > submission)
            Faults.Add(t["One call may not have more time than an exercise, nor an exercise more than a whole submission."]);
        var memory = (int)(own.WorkerMemory >> 20);
        var (least, most) = (Math.Min(LeastMemory, memory), Math.Max(bounds.Memory, memory));
        if (!int.TryParse(field("memory") ?? memory.ToString(CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) || megabytes < least || megabytes > most)
            Faults.Add(t["{0}: from {1} to {2} {3}.", t["Memory"], least, most, "MB"]);
        return new(Other(call, own.Call), Other(exercise, own.Exercise), Other(submission, own.Submission), Other(compilation, own.Compilation), megabytes == memory ? null : megabytes);
    }

    private double Seconds(string name, string title, TimeSpan own, TimeSpan bound)
    {
        var most = Math.Max(bound.TotalSeconds, own.TotalSeconds);
        var text = field(name)?.Trim().Replace(',', '.');
        if (string.IsNullOrEmpty(text))
            return own.TotalSeconds;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds >= Math.Min(1, own.TotalSeconds) && seconds <= most)
            return seconds;
        Faults.Add(t["{0}: from {1} to {2} {3}.", title, 1, most, "s"]);
        return own.TotalSeconds;
    }

    private static double? Other(double seconds, TimeSpan own) => seconds == own.TotalSeconds ? null : seconds;

    private int? Whole(string name, string exercise)
    {
        if (field(name)?.Trim() is not { Length: > 0 } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostPoints)
            return number;
        Faults.Add(t["“{0}”: points are whole numbers from 0 to {1}.", exercise, MostPoints]);
        return null;
    }

    /// <summary>What is as in the folder is not named: a change there is followed.</summary>
    private Dictionary<string, int> Except(Dictionary<string, int> points)
    {
        var own = folder.Exercises.SelectMany(e => e.Checks.Select(c => (Key: Adjustment.KeyOf(e, c), c.Points)).Concat(e.Timed.Select(m => (Key: Adjustment.KeyOf(e, m), m.Points)))).ToDictionary(p => p.Key, p => p.Points);
        return points.Where(p => own[p.Key] != p.Value).ToDictionary();
    }
}
