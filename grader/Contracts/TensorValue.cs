using System.Collections.Immutable;

namespace Autograder.Contracts;

/// <summary>The element types that TorchSharp can return. Only <see cref="Float64"/> is ever expected.</summary>
public enum ElementType : byte
{
    Float64, Float32, Float16, BFloat16, Int64, Int32, Int16, Int8, UInt8, Bool, Complex32, Complex64, Complex128,
}

/// <summary>
/// A tensor as plain numbers: row-major <paramref name="Values"/> of the given <paramref name="Shape"/>, converted to
/// float64 whatever <paramref name="Type"/> was. A complex tensor carries the real parts only: it is refused by its type.
/// </summary>
public sealed record TensorValue(ElementType Type, ImmutableArray<long> Shape, ImmutableArray<double> Values)
{
    /// <summary>A float64 tensor; the shape is copied, the number of values must match it.</summary>
    public static TensorValue Of(ReadOnlySpan<long> shape, ReadOnlySpan<double> values)
    {
        var count = Count(shape);
        if (count != values.Length)
            throw new ArgumentException($"a tensor of shape ({string.Join(", ", shape.ToArray())}) has {count} values, not {values.Length}", nameof(values));
        return new(ElementType.Float64, [.. shape], [.. values]);
    }

    /// <summary>A 0-d float64 tensor.</summary>
    public static TensorValue Scalar(double value) => new(ElementType.Float64, [], [value]);

    /// <summary>A float64 vector of shape (n).</summary>
    public static TensorValue Vector(params ReadOnlySpan<double> values) => Of([values.Length], values);

    /// <summary>A float64 matrix of shape (rows, columns), given row by row.</summary>
    public static TensorValue Matrix(int rows, int columns, params ReadOnlySpan<double> values) => Of([rows, columns], values);

    public int Rank => Shape.Length;

    public double this[int index] => Values[index];

    /// <summary>The component at a row and a column of a matrix.</summary>
    public double this[int row, int column] => Values[(int)(row * Shape[1] + column)];

    /// <summary>The same numbers in another shape of as many components.</summary>
    public TensorValue Reshape(params ReadOnlySpan<long> shape) => Of(shape, Values.AsSpan());

    public bool HasShape(TensorValue other) => Shape.AsSpan().SequenceEqual(other.Shape.AsSpan());

    /// <summary>The number of components of a shape; 1 for the empty shape of a 0-d tensor.</summary>
    public static long Count(ReadOnlySpan<long> shape)
    {
        var count = 1L;
        foreach (var size in shape)
            count = checked(count * size);
        return count;
    }

    public bool Equals(TensorValue? other) =>
        other is not null && Type == other.Type && HasShape(other) && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Type, Shape.Length, Values.Length, Values.Length > 0 ? Values[0] : 0);
}
