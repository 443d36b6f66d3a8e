using Autograder.Contracts;

namespace Autograder.Calibration.Yardsticks;

/// <summary>The truth about one member at one input.</summary>
/// <param name="Fields">A tensor, or the sequences of a record.</param>
/// <param name="Allowed">The difference that is still as right as the original: some four hundred times the grader's own
/// tolerance, thousands of times less than any change of a formula makes.</param>
internal sealed record Truth(IReadOnlyList<TensorValue> Fields, double Allowed)
{
    /// <summary>The member whose own function this has to differentiate: where that is wrong, nothing is said of this.</summary>
    public string? Of { get; init; }
}

/// <summary>One input of an exercise that grading never uses, and the truth about each member there.</summary>
internal sealed record YardstickCase(IReadOnlyList<Value> Arguments, IReadOnlyDictionary<string, Truth> Truths);

/// <summary>
/// What right is, apart from the grader: formulas of the handout in precise arithmetic, at inputs of other sizes and of a
/// wider range than the checks'. Written for the seven exercises' contract; another assignment's exercises have none.
/// </summary>
internal static class Yardstick
{
    private const double Part = 1e-10;

    public static IReadOnlyList<YardstickCase> Of(string exercise) => exercise switch
    {
        "taylor-cosine" => ElementwiseYardsticks.TaylorCosine(Part),
        "tanh-derivative" => ElementwiseYardsticks.TanhDerivative(Part),
        "linear-regression" => RegressionYardstick.Cases(Part),
        "quadratic-form" => MatrixYardsticks.QuadraticForm(Part),
        "trace-product" => MatrixYardsticks.TraceProduct(Part),
        "least-squares" => MatrixYardsticks.LeastSquares(Part),
        "log-one-plus-exp" => LogOnePlusExpYardstick.Cases(Part),
        _ => [],
    };
}

/// <summary>Numbers of a generator of its own: .NET's, where grading uses SplitMix64.</summary>
internal sealed class WideNumbers(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Of either sign, from a hundredth to thirty, as many small as large ones; now and then zero.</summary>
    public TensorValue Tensor(params ReadOnlySpan<long> shape) =>
        TensorValue.Of(shape, [.. Enumerable.Range(0, (int)TensorValue.Count(shape)).Select(_ => Number())]);

    public double Number() =>
        random.Next(12) == 0 ? 0 : (random.Next(2) == 0 ? 1 : -1) * Math.Pow(10, random.NextDouble() * 3.5 - 2);

    public double Between(double from, double to) => from + (to - from) * random.NextDouble();

    /// <summary>Different sizes from 2 to 9.</summary>
    public int[] Sizes(int count) => [.. Enumerable.Range(2, 8).OrderBy(_ => random.Next()).Take(count)];
}
