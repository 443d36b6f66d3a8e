using System.Globalization;
using Autograder.Authoring;
using Autograder.Engine.Reporting;

namespace Autograder.Engine.Timing;

/// <summary>
/// What follows from one or two measurements of a member. Points are lost only when two measurements in fresh processes both say
/// so; what is odd once, or could be the machine's doing, costs nothing.
/// </summary>
internal static class Judgement
{
    /// <summary>Whether a first measurement settles the matter: measured cleanly, and all points earned.</summary>
    public static bool IsSettled(TimedMember timed, DuelOutcome first) =>
        first is DuelOutcome.Measured(var measurement) && !measurement.IsOdd && measurement.Earns(timed.Points);

    public static ReportTimedMember Of(TimedMember timed, DuelOutcome first, DuelOutcome second)
    {
        DuelOutcome[] both = [first, second];
        if (both.FirstOrDefault(o => IsSettled(timed, o)) is DuelOutcome.Measured(var clean))
            return Fast(timed, clean);
        if (both.Select(Cheat).ToList() is [{ } cheat, not null])
            return Told(timed, TimingVerdict.Cheated, 0, $"{cheat} A second measurement in a fresh process showed it too, so its time earns no points.", Shown(both));
        if (both.Select(o => Slowness(timed, o)).ToList() is [{ } one, { } other])
            return Slow(timed, Math.Min(one, other), Shown(both));
        return Told(timed, TimingVerdict.Review, timed.Points,
            $"The time could not be measured cleanly ({string.Join("; then ", both.Select(o => Oddity(timed, o)).Distinct())}). It keeps its points, and somebody will look at it.", Shown(both));
    }

    public static ReportTimedMember Of(TimedMember timed, DuelOutcome settled) => Fast(timed, ((DuelOutcome.Measured)settled).Measurement);

    private static ReportTimedMember Fast(TimedMember timed, Measurement measurement) =>
        Told(timed, TimingVerdict.Fast, timed.Points, Against(timed, measurement), measurement);

    private static ReportTimedMember Slow(TimedMember timed, double low, Measurement? measurement)
    {
        var points = TimingScore.Points(timed.Points, low);
        var times = measurement is null ? "" : $" {Against(timed, measurement)}";
        return Told(timed, TimingVerdict.Slow, points, string.Create(CultureInfo.InvariantCulture,
            $"Two measurements in fresh processes found it at least {low:0.0} times as slow as the reference's plain solution; up to {TimingScore.Free} times costs nothing, {TimingScore.Lost} times costs all, in whole points between.{times}"), measurement);
    }

    /// <summary>The sentence of a cheat that a measurement shows; null when it shows none.</summary>
    private static string? Cheat(DuelOutcome outcome) => outcome switch
    {
        DuelOutcome.Wrong(IsRemembered: true) => "A timed call gave the result of other inputs: results were remembered or computed beforehand.",
        DuelOutcome.Wrong => "A timed call did not give the right result, though the checks' calls did: work was skipped.",
        DuelOutcome.Undifferentiated(IsSwitched: true) => "A timed call did not differentiate, though the calls before it did: autograd was skipped.",
        DuelOutcome.Waited(var limit) => string.Create(CultureInfo.InvariantCulture, $"A timed call waited for {limit.TotalSeconds:0.#} s and hardly worked."),
        DuelOutcome.Forged(var reason) => $"The measurement was tampered with: {reason}.",
        _ => null,
    };

    /// <summary>How slow a measurement surely shows the member to be, where that costs points.</summary>
    private static double? Slowness(TimedMember timed, DuelOutcome outcome) => outcome switch
    {
        DuelOutcome.FarSlower(var ratio) => ratio,
        DuelOutcome.Measured(var m) when TimingScore.CostsPoints(timed.Points, m.Sure) => m.Sure,
        _ => null,
    };

    private static string Oddity(TimedMember timed, DuelOutcome outcome) => outcome switch
    {
        DuelOutcome.Measured({ IsBusyWhenIdle: true }) => "threads of it went on working while nothing was asked of it, during the reference's turn",
        DuelOutcome.Measured({ Waits: true }) => "its calls wait (sleep) instead of working",
        // What is above a noisy machine does not explain; what is below, it may.
        DuelOutcome.Measured({ IsNoisy: true }) => "the machine was too noisy",
        DuelOutcome.Measured({ SlowsTheRival: true } m) =>
            string.Create(CultureInfo.InvariantCulture, $"the reference ran {m.Slowing:0.0} times slower beside it than alone"),
        DuelOutcome.Measured(var m) when !TimingScore.CostsPoints(timed.Points, m.Low) => "it was fast only while something disturbed the reference",
        DuelOutcome.Measured => "one measurement found it slow",
        DuelOutcome.FarSlower => "one measurement found it far slower",
        DuelOutcome.Broken(var reason) => reason,
        DuelOutcome.Undifferentiated(IsSwitched: false) => "its calls do not differentiate when they are timed",
        DuelOutcome.Wrong or DuelOutcome.Undifferentiated or DuelOutcome.Waited or DuelOutcome.Forged => "one measurement was odd",
        _ => throw new System.Diagnostics.UnreachableException($"outcome {outcome.GetType()}"),
    };

    private static Measurement? Shown(IEnumerable<DuelOutcome> outcomes) =>
        outcomes.OfType<DuelOutcome.Measured>().Select(m => m.Measurement).MinBy(m => m.Low);

    private static ReportTimedMember Told(TimedMember timed, TimingVerdict verdict, int score, string message, Measurement? m) =>
        new(timed.Member, timed.Size, verdict, timed.Points, score, timed.Points, message, m is null ? null : new(
            m.Ratio.Median, m.Ratio.Low, m.Ratio.High, m.Pairs.Count, m.Noise,
            Microseconds(m, p => p.Student), Microseconds(m, p => p.Rival), Microseconds(m, p => p.Clean)));

    private static double Microseconds(Measurement measurement, Func<Pair, CallTime> whose) =>
        1e6 * OrderStatistic.Median(measurement.Pairs.Select(p => whose(p).Cpu));

    private static string Against(TimedMember timed, Measurement m) => string.Create(CultureInfo.InvariantCulture,
        $"{Words.Time(Microseconds(m, p => p.Student))} of CPU time a call at {timed.Size}, the reference's plain solution {Words.Time(Microseconds(m, p => p.Rival))} (ratio {Words.Digits(m.Ratio.Median)}).");
}
