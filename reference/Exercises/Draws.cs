using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Reference.Exercises;

internal static class Draws
{
    extension(Draw draw)
    {
        /// <summary>
        /// Different sizes, in random order, from <paramref name="from"/> to 6. Not 1: every matrix of size 1 is symmetric, and a
        /// squeeze() that does no harm elsewhere would cost points.
        /// </summary>
        public IReadOnlyList<int> Sizes(int count, int from = 2)
        {
            var sizes = Enumerable.Range(from, 7 - from).ToArray();
            for (var i = 0; i < count; i++)
            {
                var other = draw.Integer(i, sizes.Length - 1);
                (sizes[i], sizes[other]) = (sizes[other], sizes[i]);
            }
            return sizes[..count];
        }

        /// <summary>Components of either sign with sizes uniform in [0.3, 2): none so small that it hides a term.</summary>
        public TensorValue Numbers(params ReadOnlySpan<long> shape) => draw.EitherSign(0.3, 2, shape);

        /// <summary>Components of either sign with sizes uniform in [from, to).</summary>
        public TensorValue EitherSign(double from, double to, params ReadOnlySpan<long> shape)
        {
            var values = new double[TensorValue.Count(shape)];
            foreach (ref var value in values.AsSpan())
                value = draw.Integer(0, 1) == 0 ? draw.Uniform(from, to) : -draw.Uniform(from, to);
            return TensorValue.Of(shape, values);
        }
    }
}
