using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>
/// A result by autograd follows the scale of the derivatives with a whole power, the number of passes, and knows
/// nothing of the input's numbers but what the derivatives told it.
/// </summary>
internal sealed class AutogradExamination(TaintedMember member, Way.Autograd required, Func<Probe, TensorValue> expected, Draw draw)
{
    private const double RightEnough = 1e-4;
    private const double Same = 1e-9;

    private readonly int least = required.LeastPasses;

    private static readonly string Should = "This member should be made by autograd: let the tape (or a transform) differentiate the function.";

    /// <summary>Null when the result is zero everywhere: another probe may tell more.</summary>
    public async Task<WayEvidence?> ExamineAsync(Probe first, Probe second, CancellationToken cancellation)
    {
        // The tainted call comes first: were its result kept for the next, the plain call would not be right.
        var taint = draw.ScaleOnly();
        var scaled = await member.ObserveAsync(first.Arguments, taint, cancellation);
        var plain = await member.ObserveAsync(first.Arguments, Taint.None, cancellation);
        if (!Distortion.AreSame(plain.Numbers, expected(first).Values, RightEnough))
            throw new NothingObservedException("the result was not the right one any more");
        if (scaled.Numbers.Length != plain.Numbers.Length)
            throw new NothingObservedException("the result had another shape");

        var power = ScalePower.Of(plain.Numbers, scaled.Numbers, taint.Scale);
        if (power.IsEmpty)
            return null;
        if (!power.IsWhole)
            return new(WayVerdict.Unclear, power.Median, "Only a part of the result seems to come from autograd, or gradients were accumulated in .grad: "
                + "it does not follow the derivatives by a whole number of passes. Somebody will look at it.");
        if (power.Unreached.Count > 0)
            return await UnreachedAsync(first, plain, power, scaled.Evidence.PassCount + plain.Evidence.PassCount, cancellation);
        if (power.Least > least - 0.5)
            return await OwnInformationAsync(first, second, plain, power, cancellation);
        return power.Most > least - 0.5
            ? new(WayVerdict.Unclear, power.Median, FormattableString.Invariant($"Some components went through {least} passes of autograd, others through {power.Least:0}. Somebody will look at it."))
            : new(WayVerdict.Otherwise, power.Median, FormattableString.Invariant($"Only {power.Most:0} of {least} passes are by autograd, the rest is a formula. {Should}"));
    }

    /// <summary>Some components, or all, do not follow the scale: are they closed form?</summary>
    private async Task<WayEvidence> UnreachedAsync(Probe probe, Observation plain, ScalePower power, int passes, CancellationToken cancellation)
    {
        var noisy = await member.ObserveAsync(probe.Arguments, draw.NoiseOnly(), cancellation);
        if (!power.Unreached.All(i => i < noisy.Numbers.Length && Distortion.AreSame([plain.Numbers[i]], [noisy.Numbers[i]], Same)))
            return new(WayVerdict.Unclear, power.Median,
                "The result depends on derivatives, but does not follow their size: was it normalised afterwards? Somebody will look at it.");
        if (UnseenWay.In(member.Uses, passes) is { } unseen)
            return new(WayVerdict.Unclear, power.Median, $"No derivative was seen to reach the result, but {unseen}. Somebody will look at it.");
        if (power.Unreached.Count == power.Powers.Count)
            return new(WayVerdict.Otherwise, 0, passes > 0
                ? $"A derivative was computed, but the result does not use it. {Should}"
                : $"No derivative was computed. {Should}");

        var which = FormattableString.Invariant($"{power.Unreached.Count} of {power.Powers.Count} components do not come from autograd (the first is number {power.Unreached[0]}, counted from 0)");
        // An honest member has no such component at a random input; yet points go only where most of the work was not done.
        return 2 * power.Unreached.Count >= power.Powers.Count
            ? new(WayVerdict.Otherwise, power.Median, $"{which}. {Should}")
            : new(WayVerdict.Unclear, power.Median, $"{which}. Somebody will look at it.");
    }

    /// <summary>
    /// With nothing but noise for derivatives the results at two inputs are the same, unless passes ran in parallel and drew
    /// their noise in another order, or the result knows the inputs by another way: a closed form times the derivative of a
    /// plain sum does, and so does an honest chain rule by hand.
    /// </summary>
    private async Task<WayEvidence> OwnInformationAsync(Probe first, Probe second, Observation plain, ScalePower power, CancellationToken cancellation)
    {
        var noise = draw.NoiseOnly();
        var atFirst = await member.ObserveAsync(first.Arguments, noise, cancellation);
        var atSecond = await member.ObserveAsync(second.Arguments, noise, cancellation);
        if (Distortion.AreSame(atFirst.Numbers, atSecond.Numbers, Same)
            || (noise.IsAllOf(atFirst) && noise.IsAllOf(atSecond))
            || (required.Part is { } part && part.Made(first, noise, plain.Evidence, atFirst)))
            return await new Surrogate(member, required.Argument).IsAsync([first, second], cancellation)
                ? new(WayVerdict.Unclear, power.Median,
                    "What was differentiated changes otherwise than its derivative says, as if a finished answer had been built into it. Somebody will look at it.")
                : new(WayVerdict.AsRequired, power.Median, "");

        var there = await member.ObserveAsync(second.Arguments, Taint.None, cancellation);
        var moves = !Distortion.AreSame(expected(first).Values, expected(second).Values, Same);
        return moves && TrivialRecord.Is(plain.Evidence, there.Evidence)
            ? new(WayVerdict.Otherwise, power.Median,
                $"A closed form was multiplied by the derivative of something else (a plain sum, whose derivative is the same for every input). {Should}")
            : new(WayVerdict.Unclear, power.Median, "Autograd was used, but a part of the result was worked out by hand. Somebody will look at it.");
    }
}
