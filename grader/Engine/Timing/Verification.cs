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
    public DuelOutcome.Wrong? Examine(Block block, ulong seed, ImmutableArray<double> digests)
    {
        if (digests.Length != block.Count)
            return new DuelOutcome.Wrong(IsRemembered: false);
        foreach (var call in Chosen(block))
        {
            var expected = Expected(block, seed, call);
            if (!IsClose(digests[call], expected, seed))
                return new(IsRemembered: earlier.Any(e => IsClose(digests[call], e, seed)) || IsRepeated(digests, call));
            if (earlier.Count < Remembered)
                earlier.Add(expected);
        }
        return null;
    }

    /// <summary>Whether results, all of a sample, changed with the derivatives that they were to be made of.</summary>
    public bool Followed(Block block, ulong seed, ImmutableArray<double> digests) =>
        digests.Length == block.Count && Chosen(block).All(call => !IsClose(digests[call], Expected(block, seed, call), seed));

    private IEnumerable<int> Chosen(Block block) => Enumerable.Range(0, Math.Min(Sample, block.Count)).Select(_ => draw.Integer(0, block.Count - 1));

    private Value Expected(Block block, ulong seed, int call)
    {
        var arguments = InputRecipe.MakeAll(block.Inputs, seed, call);
        return new Value.Fields([.. timed.Answer(new(timed.Size, arguments)).Select(t => (Value)t)]);
    }

    /// <summary>The same result for other inputs of the block; zeros are no result.</summary>
    private static bool IsRepeated(ImmutableArray<double> digests, int call) => digests[call] != 0 && digests.Count(d => d == digests[call]) > 1;

    // NaN is close to nothing.
    private static bool IsClose(double digest, Value expected, ulong seed) =>
        Math.Abs(digest - Digest.Of(expected, seed)) <= Tolerance * Digest.Magnitude(expected, seed);
}
