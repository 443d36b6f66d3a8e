using Autograder.Contracts;

namespace Autograder.Authoring.Numerics;

/// <summary>The linear algebra of closed forms, in plain C# on float64: no libtorch, so that it is an oracle of its own.</summary>
public static class Dense
{
    extension(TensorValue a)
    {
        /// <summary>aᵀ of a matrix (m, n): (n, m). A tensor of any other rank is its own transpose.</summary>
        public TensorValue Transposed()
        {
            if (a.Rank != 2)
                return a;
            var (m, n) = ((int)a.Shape[0], (int)a.Shape[1]);
            var values = new double[m * n];
            for (var i = 0; i < m; i++)
                for (var j = 0; j < n; j++)
                    values[j * m + i] = a[i, j];
            return TensorValue.Of([n, m], values);
        }

        /// <summary>The product of matrices (m, k)·(k, n), of a matrix and a vector (m, k)·(k), or of a vector and a matrix (k)·(k, n).</summary>
        public TensorValue Times(TensorValue b)
        {
            var (m, k) = a.Rank == 1 ? (1, (int)a.Shape[0]) : ((int)a.Shape[0], (int)a.Shape[1]);
            var (k2, n) = b.Rank == 1 ? ((int)b.Shape[0], 1) : ((int)b.Shape[0], (int)b.Shape[1]);
            if (k != k2)
                throw new ArgumentException($"shapes ({string.Join(", ", a.Shape)}) and ({string.Join(", ", b.Shape)}) do not fit", nameof(b));
            var values = new double[m * n];
            for (var i = 0; i < m; i++)
                for (var l = 0; l < k; l++)
                    for (var j = 0; j < n; j++)
                        values[i * n + j] += a.Values[i * k + l] * b.Values[l * n + j];
            return TensorValue.Of(
                (a.Rank, b.Rank) switch { (1, 1) => [], (1, _) => [n], (_, 1) => [m], _ => [m, n] }, values);
        }

        /// <summary>abᵀ of two vectors (m) and (n): (m, n).</summary>
        public TensorValue Outer(TensorValue b) =>
            TensorValue.Of([a.Values.Length, b.Values.Length], [.. a.Values.SelectMany(x => b.Values.Select(y => x * y))]);

        /// <summary>⟨a, b⟩ over all components.</summary>
        public double Dot(TensorValue b)
        {
            var sum = 0.0;
            for (var i = 0; i < a.Values.Length; i++)
                sum += a.Values[i] * b.Values[i];
            return sum;
        }

        public TensorValue Map(Func<double, double> f) => TensorValue.Of(a.Shape.AsSpan(), [.. a.Values.Select(f)]);

        /// <summary>Component by component; the shapes must be the same.</summary>
        public TensorValue Zip(TensorValue b, Func<double, double, double> f) =>
            a.HasShape(b)
                ? TensorValue.Of(a.Shape.AsSpan(), [.. a.Values.Zip(b.Values, f)])
                : throw new ArgumentException($"shapes ({string.Join(", ", a.Shape)}) and ({string.Join(", ", b.Shape)}) differ", nameof(b));

        public TensorValue Plus(TensorValue b) => a.Zip(b, (x, y) => x + y);

        public TensorValue Minus(TensorValue b) => a.Zip(b, (x, y) => x - y);

        public TensorValue Scaled(double factor) => a.Map(x => factor * x);

        public TensorValue Abs() => a.Map(Math.Abs);

        public double Sum() => a.Values.Sum();

        /// <summary>The largest absolute component; 0 for an empty tensor.</summary>
        public double MaxAbs() => a.Values.Select(Math.Abs).DefaultIfEmpty(0).Max();

        /// <summary>A tensor of the same shape with one value everywhere.</summary>
        public TensorValue Filled(double value) => a.Map(_ => value);

        /// <summary>Only the diagonal of a square matrix, zero elsewhere.</summary>
        public TensorValue DiagonalOnly()
        {
            var n = (int)a.Shape[1];
            return TensorValue.Of(a.Shape.AsSpan(), [.. a.Values.Select((x, i) => i / n == i % n ? x : 0)]);
        }
    }
}
