using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>What of a result, made with nothing but noise for derivatives, is explained by that noise, which is known.</summary>
internal static class NoiseTraces
{
    private const double Same = 1e-9;
    private const double Copied = 1e-13;
    private const int MostPasses = 256;
    private const int MostNumbers = 1024;

    extension(Taint noise)
    {
        /// <summary>
        /// Every component of the result is a number that the noise gave some pass: so it holds nothing else. In which order
        /// passes on several threads drew theirs does not matter.
        /// </summary>
        public bool IsAllOf(Observation seen)
        {
            if (seen.Evidence.PassCount > MostPasses || seen.Numbers.Length > MostNumbers)
                return false;
            var drawn = new double[seen.Evidence.PassCount * seen.Numbers.Length];
            for (var i = 0; i < drawn.Length; i++)
                drawn[i] = Taint.Noise(noise.Seed, i / seen.Numbers.Length, i % seen.Numbers.Length);
            Array.Sort(drawn);
            return seen.Numbers.All(number => IsAmong(drawn, number));
        }
    }

    extension(ChainRule rule)
    {
        /// <summary>
        /// Autograd really made the part's derivative, whole or row by row and nothing else; and with noise in its place the
        /// result is to the digit what the rule makes of that noise.
        /// </summary>
        /// <param name="recorded">Of the call without noise.</param>
        public bool Made(Probe probe, Taint noise, CallEvidence recorded, Observation noisy)
        {
            var derivative = rule.Derivative(probe);
            var (rows, columns) = ((int)derivative.Shape[0], (int)derivative.Shape[1]);
            var count = recorded.PassCount;
            if (recorded.Passes.Length != count || (count != 1 && count != rows))
                return false;
            var size = derivative.Values.Length / count;
            for (var pass = 0; pass < count; pass++)
            {
                var (sum, sizes) = (0.0, 0.0);
                for (var i = 0; i < size; i++)
                {
                    sum += derivative[pass * size + i] * DerivativePass.Weight(i);
                    sizes += Math.Abs(derivative[pass * size + i]);
                }
                if (recorded.Passes[pass].Shape.Aggregate(1L, (product, s) => product * s) != size || !Closeness.IsClose(recorded.Passes[pass].Checksum, sum, Same * sizes))
                    return false;
            }
            var drawn = derivative with { Values = [.. Enumerable.Range(0, rows * columns).Select(i => Taint.Noise(noise.Seed, i / size, i % size))] };
            return Distortion.AreSame(noisy.Numbers, rule.Result(probe, drawn).Values, Same);
        }
    }

    private static bool IsAmong(double[] sorted, double number)
    {
        var place = Array.BinarySearch(sorted, number);
        if (place >= 0)
            return true;
        return new[] { ~place - 1, ~place }.Any(i => i >= 0 && i < sorted.Length && Math.Abs(sorted[i] - number) <= Copied * Math.Abs(number));
    }
}
