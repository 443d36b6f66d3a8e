namespace Autograder.Engine.Timing;

/// <summary>All pairs of one measurement of one member, and what they say.</summary>
internal sealed record Measurement(IReadOnlyList<Pair> Pairs)
{
    // Chosen, and not yet measured over many gradings under load: `timing self` in tests/Benchmarks does that.
    internal const double SurelySlowed = 1.5, SurelyBusy = 0.25, SurelyWaiting = 1;

    private const double TooNoisy = 0.6;

    public (double Low, double Median, double High) Ratio { get; } = OrderStatistic.Interval(Pairs.Select(p => p.Ratio));

    public double Slowing { get; } = OrderStatistic.Low(Pairs.Select(p => p.Slowing));

    public double Noise { get; } = OrderStatistic.Spread(Pairs.Select(p => p.Rival.Cpu));

    /// <summary>Other threads of the student's process work while nothing is asked of it.</summary>
    public bool IsBusyWhenIdle => OrderStatistic.Low(Pairs.Select(p => p.Idle)) > SurelyBusy;

    /// <summary>
    /// The student's calls wait instead of working, nearly all of them. A busy machine makes either wait, now and then; hence each against
    /// its own best, not in pairs.
    /// </summary>
    public bool Waits => OrderStatistic.Low(Pairs.Select(p => p.Student.Waited)) > SurelyWaiting + OrderStatistic.Low(Pairs.Select(p => p.Rival.Waited));

    /// <summary>The rival runs slower beside the student's code than alone.</summary>
    public bool SlowsTheRival => Slowing > SurelySlowed;

    public bool IsNoisy => Noise > TooNoisy;

    /// <summary>Not what an honest answer on a good machine measures; but the machine may be to blame, so it is for review.</summary>
    public bool IsOdd => IsBusyWhenIdle || Waits || SlowsTheRival;

    /// <summary>
    /// Whether as many pairs as the score asks for earn all points, each of them undisturbed: who slows the rival now and then is not
    /// fast in those pairs.
    /// </summary>
    public bool Earns(int points) => Pairs.Count(p => p.Earns(points)) > OrderStatistic.Outside(Pairs.Count);

    /// <summary>What is scored: against the rival in the same process, which a process that is slow for both does not change.</summary>
    public double Low => Ratio.Low;

    /// <summary>How slow it surely is: on a machine too noisy to tell less from more, only what the noise cannot explain.</summary>
    public double Sure => IsNoisy ? Low / Math.Pow(1 + Noise, 2) : Low;
}
