namespace Autograder.Contracts;

/// <summary>
/// A result as one number: the sum of its components with random weights, by which a worker commits itself to the whole
/// result within the time that is measured, and which is compared outside.
/// </summary>
public static class Digest
{
    private const ulong Weights = 0xD16E57;

    /// <summary>In [-1, 1); cheap, since it is computed within the measured time.</summary>
    public static double Weight(ulong seed, int index)
    {
        var z = (seed ^ Weights) + 0x9E3779B97F4A7C15UL * (ulong)(index + 1);
        z = (z ^ (z >> 32)) * 0xBF58476D1CE4E5B9UL;
        return (z >> 11) * (2.0 / (1UL << 53)) - 1.0;
    }

    public static double Of(Value value, ulong seed)
    {
        var (sum, index) = (0.0, 0);
        Add(value, seed, ref sum, ref index, magnitude: false);
        return sum;
    }

    /// <summary>The same sum of absolute values: the scale of its rounding errors.</summary>
    public static double Magnitude(Value value, ulong seed)
    {
        var (sum, index) = (0.0, 0);
        Add(value, seed, ref sum, ref index, magnitude: true);
        return sum;
    }

    private static void Add(Value value, ulong seed, ref double sum, ref int index, bool magnitude)
    {
        switch (value)
        {
            case Value.Tensor(var tensor):
                Add(tensor.Values.AsSpan(), seed, ref sum, ref index, magnitude);
                break;
            case Value.Numbers(var numbers):
                Add(numbers.AsSpan(), seed, ref sum, ref index, magnitude);
                break;
            case Value.Number(var number):
                Add([number], seed, ref sum, ref index, magnitude);
                break;
            case Value.Fields(var fields):
                foreach (var field in fields)
                    Add(field, seed, ref sum, ref index, magnitude);
                break;
            default:
                // Not a result of a timed member: never equal to one.
                sum = double.NaN;
                break;
        }
    }

    private static void Add(ReadOnlySpan<double> numbers, ulong seed, ref double sum, ref int index, bool magnitude)
    {
        foreach (var number in numbers)
        {
            var term = Weight(seed, index++) * number;
            sum += magnitude ? Math.Abs(term) : term;
        }
    }
}
