using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>
/// A training run by autograd: with derivatives s times too large and a learning rate of η/s (η/s² when each derivative
/// takes two passes) it is the honest run with η, and with nothing but noise for derivatives the weights know nothing of the data.
/// </summary>
internal sealed class TrainingExamination(TaintedMember member, TrainingWay way, Func<Probe, TensorValue> expected, Draw draw)
{
    private const double RightEnough = 1e-4;
    private const double Same = 1e-9;

    // A tangent is had by differentiating a pullback: two passes make one derivative.
    private const int MostPasses = 2;

    private static readonly string Should = "The weights should be trained with the gradient by autograd.";

    public async Task<WayEvidence> ExamineAsync(CancellationToken cancellation)
    {
        try
        {
            if (HandWrittenBackward.In(member.Uses) is { } byHand)
                return byHand;
            var evidence = await CompareAsync(cancellation);
            return ProgramInternals.In(member.Uses, evidence) ?? evidence;
        }
        catch (NothingObservedException nothing)
        {
            return new(WayVerdict.NotExamined, null, $"How it was made could not be examined: {nothing.Message} while its derivatives were changed.");
        }
    }

    private async Task<WayEvidence> CompareAsync(CancellationToken cancellation)
    {
        var (first, second) = way.Probes(draw);
        var (scale, noise) = (draw.ScaleOnly(), draw.NoiseOnly());
        var scaled = await member.ObserveAsync(Slowed(first, scale.Scale), scale, cancellation);
        var noisy = await member.ObserveAsync(first.Arguments, noise, cancellation);
        var plain = await member.ObserveAsync(first.Arguments, Taint.None, cancellation);
        if (!Distortion.AreSame(plain.Numbers, expected(first).Values, RightEnough))
            throw new NothingObservedException("the result was not the right one any more");

        if (Distortion.AreSame(plain.Numbers, noisy.Numbers, Same))
            return UnseenWay.In(member.Uses, plain.Evidence.PassCount + noisy.Evidence.PassCount) is { } unseen
                ? new(WayVerdict.Unclear, 0, $"No derivative was seen to reach the weights, but {unseen}. Somebody will look at it.")
                : new(WayVerdict.Otherwise, 0, plain.Evidence.PassCount > 0
                    ? $"A derivative was computed, but the weights do not use it. {Should}"
                    : $"No derivative was computed. {Should}");
        var passes = 1;
        while (passes < MostPasses && !Distortion.AreSame(plain.Numbers, scaled.Numbers, Same))
            scaled = await member.ObserveAsync(Slowed(first, Math.Pow(scale.Scale, ++passes)), scale, cancellation);
        if (!Distortion.AreSame(plain.Numbers, scaled.Numbers, Same))
            return new(WayVerdict.Unclear, null, "The weights do not follow the derivatives as gradient descent does. Somebody will look at it.");

        var noisySecond = await member.ObserveAsync(second.Arguments, noise, cancellation);
        if (Distortion.AreSame(noisy.Numbers, noisySecond.Numbers, Same))
            return new(WayVerdict.AsRequired, passes, "");
        var there = await member.ObserveAsync(second.Arguments, Taint.None, cancellation);
        return TrivialRecord.Is(plain.Evidence, there.Evidence)
            ? new(WayVerdict.Otherwise, 1, $"A closed form was multiplied by the derivative of something else (a plain sum, whose derivative is the same for all data). {Should}")
            : new(WayVerdict.Unclear, 1, "Autograd was used, but a part of the gradient was worked out by hand. Somebody will look at it.");
    }

    private IReadOnlyList<Value> Slowed(Probe probe, double scale) =>
    [
        .. probe.Arguments.Select((a, i) => i != way.LearningRate ? a
            : a is Value.Number(var rate) ? rate / scale
            : throw new InvalidOperationException($"argument {i} is no learning rate")),
    ];
}
