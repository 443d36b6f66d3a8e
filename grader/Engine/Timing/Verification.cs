using System.Collections.Immutable;
using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Engine.Timing;

/// <summary>
/// Holds a sample of the timed calls, chosen after they were made, against the right results. The answers were right when they
/// were checked: what is wrong now was remembered, precomputed or skipped.
/// </summary>
internal sealed class Verification(TimedMember timed, Draw draw)
{
    private const int Sample = 3, Remembered = 8;
    // Remembered or skipped results differ in the first digit; honest ones, at worst, in the tenth.
    private const double Tolerance = 1e-5;

    private readonly List<Value> earlier = [];

    /// <returns>null when the sample is right.</returns>
    public DuelOutcome.Wrong? Examine(Block block, ImmutableArray<double> digests)
    {
        if (digests.Length != block.Count)
            return new DuelOutcome.Wrong(IsRemembered: false);
        foreach (var call in Enumerable.Range(0, Math.Min(Sample, block.Count)).Select(_ => draw.Integer(0, block.Count - 1)))
        {
            var expected = Expected(block, call);
            if (!IsClose(digests[call], expected, block.Seed))
                return new(IsRemembered: earlier.Any(e => IsClose(digests[call], e, block.Seed)) || IsRepeated(digests, call));
            if (earlier.Count < Remembered)
                earlier.Add(expected);
        }
        return null;
    }

    private Value Expected(Block block, int call)
    {
        var arguments = InputRecipe.MakeAll(block.Inputs, block.Seed, call);
        return new Value.Fields([.. timed.Answer(new(timed.Size, arguments)).Select(t => (Value)t)]);
    }

    /// <summary>The same result for other inputs of the block; zeros are no result.</summary>
    private static bool IsRepeated(ImmutableArray<double> digests, int call) => digests[call] != 0 && digests.Count(d => d == digests[call]) > 1;

    // NaN is close to nothing.
    private static bool IsClose(double digest, Value expected, ulong seed) =>
        Math.Abs(digest - Digest.Of(expected, seed)) <= Tolerance * Digest.Magnitude(expected, seed);
}
