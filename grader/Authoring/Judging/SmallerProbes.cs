using System.Collections.Immutable;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>Inputs one step smaller or rounder than another: the largest steps first.</summary>
internal static class SmallerProbes
{
    private const string Label = "the smallest that shows it";

    public static IEnumerable<Probe> Of(Probe probe, ProbeShapes shapes) =>
        [.. Counts(probe), .. Sizes(probe, shapes), .. Numbers(probe)];

    /// <summary>Of a whole number that counts something, such as epochs: 1, 2, half of it.</summary>
    private static IEnumerable<Probe> Counts(Probe probe) =>
        from position in Enumerable.Range(0, probe.Arguments.Count)
        let count = (probe.Arguments[position] as Value.Integer)?.Content ?? 0
        from smaller in new[] { 1, 2, count / 2 }
        where smaller > 0 && smaller < count
        select new Probe(Label, [.. probe.Arguments.Select((a, i) => i == position ? new Value.Integer(smaller) : a)]);

    private static IEnumerable<Probe> Sizes(Probe probe, ProbeShapes shapes)
    {
        if (shapes.Dimensions is not { } dimensions)
            return probe.Arguments is [Value.Tensor({ Rank: > 0 } all)] ? all.Values.Select(v => new Probe(Label, [TensorValue.Scalar(v)])) : [];
        return
            from letter in string.Concat(dimensions).Distinct()
            let size = SizeOf(letter)
            where size > 1
            from index in Enumerable.Range(0, size).Reverse()
            select Map(probe, (tensor, i) => Without(tensor, dimensions[i], letter, index));

        int SizeOf(char letter) => dimensions.Select((d, i) => (Place: d.IndexOf(letter), Argument: i))
            .Where(p => p.Place >= 0).Select(p => (int)probe.Tensor(p.Argument).Shape[p.Place]).First();
    }

    private static IEnumerable<Probe> Numbers(Probe probe)
    {
        // Whole numbers all at once, then some of them small, then one by one.
        yield return Map(probe, (t, _) => t.Map(Whole));
        yield return Map(probe, (t, _) => t.Map(v => Math.Sign(v)));
        for (var argument = 0; argument < probe.Arguments.Count; argument++)
            if (probe.Arguments[argument] is Value.Tensor(var tensor))
                for (var i = 0; i < tensor.Values.Length; i++)
                    foreach (var rounder in new[] { 1, Math.Sign(tensor[i]), Whole(tensor[i]) })
                        yield return Map(probe, (t, a) => a == argument ? t with { Values = t.Values.SetItem(i, rounder) } : t);
    }

    private static double Whole(double value) => value == 0 ? 0 : Math.Abs(value) < 1 ? Math.Sign(value) : Math.Round(value);

    private static Probe Map(Probe probe, Func<TensorValue, int, TensorValue> change) =>
        new(Label, [.. probe.Arguments.Select((a, i) => a is Value.Tensor(var tensor) ? change(tensor, i) : a)]);

    /// <summary>Without what stands at an index of every dimension with the letter.</summary>
    private static TensorValue Without(TensorValue tensor, string letters, char letter, int index)
    {
        for (var d = 0; d < letters.Length; d++)
            if (letters[d] == letter)
                tensor = Without(tensor, d, index);
        return tensor;
    }

    private static TensorValue Without(TensorValue tensor, int dimension, int index)
    {
        var size = tensor.Shape[dimension];
        var inner = tensor.Shape.Skip(dimension + 1).Aggregate(1L, (product, s) => product * s);
        ImmutableArray<double> kept = [.. tensor.Values.Where((_, i) => i / inner % size != index)];
        return tensor with { Shape = tensor.Shape.SetItem(dimension, size - 1), Values = kept };
    }
}
