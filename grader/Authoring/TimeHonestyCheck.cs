namespace Autograder.Authoring;

/// <summary>
/// A member that returns a record of durations of work that it did and timed, such as <c>TimeComparison</c>, told
/// honestly: all positive, their sum at most <see cref="Allowance"/> times the call's duration as seen from outside, and
/// each grows when the repetitions grow tenfold. Which is the faster says nothing.
/// </summary>
public sealed partial class TimeHonestyCheck : Check
{
    public required Func<Draw, Probe> Probe { get; init; }

    /// <summary>The position of the number of repetitions (an integer, such as the epochs) among the arguments.</summary>
    public required int Repetitions { get; init; }

    /// <summary>The names of the record's properties in the signature's order, such as <c>Manual</c>.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The sum of the durations against the call's, whose clock starts earlier and ends later.</summary>
    public double Allowance { get; init; } = 1.1;

    /// <summary>How often it is tried before it fails, each time with three times the repetitions: noise costs no points.</summary>
    public int Attempts { get; init; } = 5;
}
