using MathNet.Numerics.Distributions;

namespace Autograder.Calibration.Results;

/// <summary>How often something happened.</summary>
public sealed record Proportion(long Events, long Trials)
{
    /// <summary>
    /// The exact upper bound of the rate at 95 % confidence, one-sided: Clopper, C. and Pearson, E., Biometrika 26 (1934)
    /// 404–413. For no event in n trials it is 1 − 0.05^(1/n), the rule of three.
    /// </summary>
    public double UpperBound => Trials == 0 || Events == Trials ? 1 : Beta.InvCDF(Events + 1, Trials - Events, 0.95);

    /// <summary>The exact lower bound at 95 %, one-sided.</summary>
    public double LowerBound => Events == 0 ? 0 : Beta.InvCDF(Events, Trials - Events + 1, 0.05);

    public static Proportion operator +(Proportion a, Proportion b) => new(a.Events + b.Events, a.Trials + b.Trials);
}
