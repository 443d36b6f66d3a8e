using Autograder.Authoring;

namespace Autograder.Engine.Timing;

/// <summary>
/// Curtailed sampling: what is scored is the k-th smallest of all pairs, so once k of them are clean and earn all points, no further pair
/// can change the verdict, and none is made. It is the verdict of the whole sample, not an estimate of it.
/// </summary>
internal static class Curtailment
{
    // So many are made anyway: the range of six holds the median with a confidence of 97 %.
    public const int Least = 6;

    /// <param name="planned">How many pairs would be made otherwise.</param>
    public static bool IsSettled(TimedMember timed, IReadOnlyList<Pair> pairs, int planned)
    {
        var needed = OrderStatistic.Outside(planned) + 1;
        return pairs.Count >= Math.Max(needed, Least)
            && Have(p => p.Earns(timed.Points))
            && Have(p => p.Student.Waited <= Measurement.SurelyWaiting);

        bool Have(Func<Pair, bool> isGood) => pairs.Count(isGood) >= needed;
    }
}
