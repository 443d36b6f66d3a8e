using System.Collections.Immutable;

namespace Autograder.Engine.Reporting;

/// <summary>Where the timing of a submission stands.</summary>
public enum TimingState
{
    /// <summary>Nothing of what was graded is timed.</summary>
    None,

    /// <summary>The checks are done and timing follows: its points are in neither score nor maximum yet.</summary>
    Pending,

    /// <summary>Measured: its points are in score and maximum.</summary>
    Done,

    /// <summary>Not asked for (<c>--no-timing</c>): its points are in neither score nor maximum.</summary>
    Off,

    /// <summary>The grader itself failed at it: its points are in neither score nor maximum.</summary>
    Failed,
}

/// <summary>The timing of a submission as a whole.</summary>
/// <param name="Points">What timing can earn in the exercises graded.</param>
/// <param name="Seconds">How long it took, the wait for a core to spare left out.</param>
/// <param name="Remark">A sentence on what the state means for score and maximum.</param>
public sealed record ReportTiming(TimingState State, int Points, double Seconds, string Remark)
{
    public static ReportTiming None { get; } = new(TimingState.None, 0, 0, "");
}

/// <summary>How the timing of one member ended.</summary>
public enum TimingVerdict
{
    /// <summary>It follows; see <see cref="TimingState.Pending"/>.</summary>
    Pending,

    /// <summary>It was not measured, by no fault of the submission; its points are in neither score nor maximum.</summary>
    NotMeasured,

    /// <summary>The answer is not right, so there is nothing to time: no points for time, and no further harm.</summary>
    NotRight,

    /// <summary>Fast enough for all points.</summary>
    Fast,

    /// <summary>Surely slower than what is allowed.</summary>
    Slow,

    /// <summary>It could not be measured cleanly: full points, and a person should look.</summary>
    Review,

    /// <summary>The measurement was cheated: no points for time.</summary>
    Cheated,
}

/// <summary>One member's time against that of a plain solution, the rival, in the same process.</summary>
/// <param name="Points">What its time can earn.</param>
/// <param name="MaxScore">The same, or 0 while its points are in neither score nor maximum.</param>
/// <param name="Size">The size of the inputs in words, such as <c>n = 24</c>.</param>
/// <param name="Message">A sentence for the student.</param>
public sealed record ReportTimedMember(
    string Member, string Size, TimingVerdict Verdict, int Points, int Score, int MaxScore, string Message, ReportMeasurement? Measurement);

/// <param name="Ratio">The median of the pairs' ratios of CPU time, the student's to the rival's.</param>
/// <param name="Low">The lower end of the median's 96 % interval: what is scored.</param>
/// <param name="High">The upper end.</param>
/// <param name="Pairs">How many pairs were measured.</param>
/// <param name="Noise">How much the rival's own time varied: the interquartile range over the median.</param>
/// <param name="Microseconds">The student's CPU time of a call, the median.</param>
/// <param name="RivalMicroseconds">The rival's, in the student's process.</param>
/// <param name="CleanMicroseconds">The rival's in a process without the student's code.</param>
public sealed record ReportMeasurement(
    double Ratio, double Low, double High, int Pairs, double Noise,
    double Microseconds, double RivalMicroseconds, double CleanMicroseconds);

/// <summary>The student's analytic member against the autograd one over sizes: shown, never scored.</summary>
/// <param name="Quantity">What both compute, such as <c>Hessian</c>.</param>
/// <param name="AnalyticExponent">a where the time grows as n^a over the larger sizes; null where it could not be fitted.</param>
/// <param name="Sentence">What the numbers show.</param>
public sealed record ReportComparison(
    string Quantity, string Analytic, string Autograd, ImmutableArray<ReportComparisonPoint> Points,
    double? AnalyticExponent, double? AutogradExponent, string Sentence);

/// <summary>CPU time of a call of each at one size.</summary>
public sealed record ReportComparisonPoint(int Size, double AnalyticMicroseconds, double AutogradMicroseconds);
