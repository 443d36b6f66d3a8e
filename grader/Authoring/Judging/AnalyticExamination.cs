namespace Autograder.Authoring.Judging;

/// <summary>A formula's result is the same whatever becomes of the derivatives.</summary>
internal sealed class AnalyticExamination(TaintedMember member, Draw draw)
{
    /// <summary>The same code on the same numbers gives the same digits; this leaves room for another order of a sum.</summary>
    private const double Same = 1e-12;

    public async Task<WayEvidence?> ExamineAsync(Probe probe, CancellationToken cancellation)
    {
        var noisy = await member.ObserveAsync(probe.Arguments, draw.NoiseOnly(), cancellation);
        var plain = await member.ObserveAsync(probe.Arguments, Contracts.Taint.None, cancellation);
        if (Distortion.AreSame(plain.Numbers, noisy.Numbers, Same))
            return new(WayVerdict.AsRequired, 0, "");

        var taint = draw.ScaleOnly();
        var scaled = await member.ObserveAsync(probe.Arguments, taint, cancellation);
        var power = scaled.Numbers.Length == plain.Numbers.Length ? ScalePower.Of(plain.Numbers, scaled.Numbers, taint.Scale) : new([]);
        return new(WayVerdict.Otherwise, power.IsEmpty ? null : power.Median,
            "This member was made by automatic differentiation, and it should be the formula: work the derivative out on paper and write it with plain tensor operations.");
    }
}
