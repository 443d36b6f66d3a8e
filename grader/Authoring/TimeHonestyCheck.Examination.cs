using System.Globalization;
using Autograder.Authoring.Judging;
using Autograder.Contracts;

namespace Autograder.Authoring;

public sealed partial class TimeHonestyCheck
{
    private const int Tenfold = 10;
    private const int Escalation = 3;

    public override async Task<Finding> ExamineAsync(ISubject subject, Draw draw, CancellationToken cancellation)
    {
        var probe = Probe(draw);
        var repetitions = probe.Arguments[Repetitions] is Value.Integer(var given) ? given
            : throw new InvalidOperationException($"the check {Id} has no integer at position {Repetitions}");

        // Cold code is slow: the first call is for the compiler's sake.
        if (await CallAsync(repetitions) is TimedCall.Refused(var obstacle))
            return obstacle;

        Finding? finding = null;
        for (var attempt = 0; attempt < Attempts; attempt++, repetitions *= Escalation)
        {
            var (few, many) = (await CallAsync(repetitions), await CallAsync(repetitions * Tenfold));
            if (few is not TimedCall.Told small || many is not TimedCall.Told large)
                // More work than the first attempt's may take too long, which is no fault.
                return finding ?? (few as TimedCall.Refused ?? (TimedCall.Refused)many).Finding;
            if (Dishonesty(small, large) is not { } dishonesty)
                return Finding.Passed("the times are positive, fit into the call's own, and grow with the work");
            finding = this.Found(CheckStatus.Failed, dishonesty, dishonesty) with { Probe = probe };
        }
        return finding ?? throw new InvalidOperationException($"the check {Id} makes no attempt");

        async Task<TimedCall> CallAsync(long count)
        {
            var arguments = probe.Arguments.Select((a, i) => i == Repetitions ? new Value.Integer(count) : a).ToList();
            return TimedCall.Of(this, Fields, probe, await subject.CallAsync(Member, arguments, Taint.None, cancellation));
        }
    }

    private string? Dishonesty(TimedCall.Told few, TimedCall.Told many)
    {
        foreach (var call in new[] { few, many })
        {
            for (var i = 0; i < Fields.Count; i++)
                if (call.Durations[i] <= TimeSpan.Zero)
                    return $"{Fields[i]} is {Milliseconds(call.Durations[i].TotalMilliseconds)}: a time that was measured is positive";
            // In floating point: a stranger's durations may be too long to add.
            var sum = call.Durations.Sum(d => d.TotalMilliseconds);
            if (sum > Allowance * call.Elapsed.TotalMilliseconds)
                return $"{string.Join(" and ", Fields)} sum to {Milliseconds(sum)}, but the whole call took {Milliseconds(call.Elapsed.TotalMilliseconds)} as seen from outside";
        }
        for (var i = 0; i < Fields.Count; i++)
            if (many.Durations[i] <= few.Durations[i])
                return $"{Fields[i]} does not grow when the repetitions grow tenfold: {Milliseconds(few.Durations[i].TotalMilliseconds)}, then {Milliseconds(many.Durations[i].TotalMilliseconds)}";
        return null;
    }

    private static string Milliseconds(double time) => string.Create(CultureInfo.InvariantCulture, $"{time:0.####} ms");
}
