using Autograder.Contracts;

namespace Autograder.Calibration.Yardsticks;

/// <summary>A matrix of precise numbers; a vector is a column.</summary>
internal sealed record PreciseMatrix(int Rows, int Columns, Precise[] Values)
{
    public Precise this[int row, int column] => Values[row * Columns + column];

    /// <summary>A 0-d tensor, a vector as a column, or a matrix.</summary>
    public static PreciseMatrix Of(TensorValue tensor) => new(
        tensor.Rank == 0 ? 1 : (int)tensor.Shape[0], tensor.Rank == 2 ? (int)tensor.Shape[1] : 1, [.. tensor.Values.Select(v => (Precise)v)]);

    public PreciseMatrix T => Made(Columns, Rows, (i, j) => this[j, i]);

    public Precise Sum => Values.Aggregate((sum, next) => sum + next);

    public static PreciseMatrix operator *(PreciseMatrix a, PreciseMatrix b) =>
        Made(a.Rows, b.Columns, (i, j) => Enumerable.Range(0, a.Columns).Aggregate(Precise.Zero, (sum, k) => sum + a[i, k] * b[k, j]));

    public static PreciseMatrix operator *(Precise factor, PreciseMatrix a) => a with { Values = [.. a.Values.Select(v => factor * v)] };

    public static PreciseMatrix operator +(PreciseMatrix a, PreciseMatrix b) => Made(a.Rows, a.Columns, (i, j) => a[i, j] + b[i, j]);

    public static PreciseMatrix operator -(PreciseMatrix a, PreciseMatrix b) => Made(a.Rows, a.Columns, (i, j) => a[i, j] - b[i, j]);

    public PreciseMatrix Map(Func<Precise, Precise> f) => this with { Values = [.. Values.Select(f)] };

    /// <summary>As float64 in the shape that the contract asks for.</summary>
    public TensorValue ToTensor(params ReadOnlySpan<long> shape) => TensorValue.Of(shape, [.. Values.Select(v => (double)v)]);

    private static PreciseMatrix Made(int rows, int columns, Func<int, int, Precise> at) =>
        new(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(i => at(i / columns, i % columns))]);
}
