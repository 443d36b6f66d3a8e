using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>The taints of an examination, random so that no code can be written for them.</summary>
internal static class Distortion
{
    extension(Draw draw)
    {
        /// <summary>Every derivative times a number in [1.3, 2.2): below, rounding would blur the power; above, sixteenfold products grow for nothing.</summary>
        public Taint ScaleOnly() => new(draw.Uniform(1.3, 2.2), 0, 0);

        /// <summary>Every derivative replaced by noise: what an honest result then still knows of the input's numbers is nothing.</summary>
        public Taint NoiseOnly() => new(0, 1, draw.NextBits());
    }

    /// <summary>Whether two results are the same to a part of their largest component.</summary>
    public static bool AreSame(IReadOnlyList<double> a, IReadOnlyList<double> b, double relative)
    {
        if (a.Count != b.Count)
            return false;
        var size = a.Concat(b).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return Enumerable.Range(0, a.Count).All(i => Closeness.IsClose(a[i], b[i], relative * size));
    }
}
