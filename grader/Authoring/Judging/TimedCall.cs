using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>What came of a call that should return a record of durations.</summary>
internal abstract record TimedCall
{
    private TimedCall() { }

    /// <param name="Elapsed">The call's own duration, seen from outside.</param>
    public sealed record Told(IReadOnlyList<TimeSpan> Durations, TimeSpan Elapsed) : TimedCall;

    public sealed record Refused(Finding Finding) : TimedCall;

    public static TimedCall Of(Check check, IReadOnlyList<string> names, Probe probe, CallOutcome outcome)
    {
        if (outcome is not CallOutcome.Returned(var value, _, var elapsed))
            return new Refused(Mishap.Of(check, probe, outcome));
        if (value is Value.Fields(var fields) && fields.Length == names.Count && fields.All(f => f is Value.Duration))
            return new Told([.. fields.Select(f => ((Value.Duration)f).Content)], elapsed);
        var message = $"{check.Member} returned {Wording.Kind(value)}, expected a record with the durations {string.Join(" and ", names)}";
        return new Refused(check.Found(CheckStatus.Failed, message, message) with { Mistake = "other-type", Probe = probe });
    }
}
