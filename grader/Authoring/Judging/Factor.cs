using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>A number by which right answers get multiplied by mistake.</summary>
/// <param name="Words">As the predicate of a hint: "is <c>twice</c> …".</param>
/// <param name="Values">One for each answer.</param>
internal sealed record Factor(string Id, string Words, IReadOnlyList<double> Values)
{
    /// <summary>The usual ones, the simplest first, then the sizes of the inputs and their inverses.</summary>
    public static IReadOnlyList<Factor> Of(IReadOnlyList<Answer> answers)
    {
        Factor Constant(string id, string words, double value) => new(id, words, [.. answers.Select(_ => value)]);
        List<Factor> factors =
        [
            Constant("sign", "the negative of", -1),
            Constant("factor", "twice", 2), Constant("factor", "half of", 0.5),
            Constant("factor", "minus twice", -2), Constant("factor", "minus half of", -0.5),
            Constant("factor", "four times", 4), Constant("factor", "a quarter of", 0.25),
        ];
        foreach (var sizes in SizesOf(answers))
        {
            factors.Add(new("factor", "n times (n being a size of the inputs: a sum where a mean is meant?)", sizes));
            factors.Add(new("factor", "one n-th of (n being a size of the inputs: a mean where a sum is meant?)", [.. sizes.Select(n => 1 / n)]));
        }
        return factors;
    }

    /// <summary>The sizes of each dimension of each argument, where they are more than 1 and no usual factor.</summary>
    private static IEnumerable<IReadOnlyList<double>> SizesOf(IReadOnlyList<Answer> answers)
    {
        var shapes = answers.Select(a => a.Probe.Arguments.Select(v => v is Value.Tensor(var t) ? t.Shape : []).ToList()).ToList();
        var seen = new HashSet<string>();
        for (var argument = 0; argument < shapes.Min(s => s.Count); argument++)
        {
            for (var dimension = 0; dimension < shapes.Min(s => s[argument].Length); dimension++)
            {
                var sizes = shapes.Select(s => (double)s[argument][dimension]).ToList();
                var usual = sizes.All(n => n == sizes[0]) && sizes[0] is 2 or 4;
                if (sizes.All(n => n > 1) && !usual && seen.Add(string.Join(' ', sizes)))
                    yield return sizes;
            }
        }
    }
}
