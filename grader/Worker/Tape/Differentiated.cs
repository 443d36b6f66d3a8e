using Autograder.Worker.Conversion;
using static TorchSharp.torch;

namespace Autograder.Worker.Tape;

/// <summary>The number that a derivative pass differentiates: the outputs times their seeds, added up.</summary>
internal static class Differentiated
{
    /// <summary>
    /// NaN with seeds other than zeros and ones: they may themselves depend on the input, and then the number's change is not what
    /// the derivative says.
    /// </summary>
    public static double Value(IList<Tensor> outputs, IList<Tensor>? seeds)
    {
        var sum = 0.0;
        for (var i = 0; i < outputs.Count; i++)
        {
            var numbers = TensorReader.Doubles(outputs[i]);
            var seed = seeds is { Count: > 0 } && i < seeds.Count && seeds[i] is { } given ? TensorReader.Doubles(given) : null;
            if (seed is null ? numbers.Length != 1 : seed.Length != numbers.Length || seed.Any(s => s is not (0 or 1)))
                return double.NaN;
            for (var k = 0; k < numbers.Length; k++)
                sum += numbers[k] * (seed?[k] ?? 1);
        }
        return sum;
    }
}
