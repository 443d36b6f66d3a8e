using System.Runtime.InteropServices;
using Autograder.Contracts;
using static TorchSharp.torch;

namespace Autograder.Worker.Conversion;

/// <summary>Tensors to plain numbers and back.</summary>
internal static class TensorReader
{
    /// <summary>More components than this are not handed over: 1 MiB of numbers.</summary>
    public const int MostComponents = 128 << 10;

    private const int HighestRank = 16;

    /// <summary>A new float64 tensor, a leaf that requires no gradient.</summary>
    public static Tensor Write(TensorValue value) =>
        tensor(ImmutableCollectionsMarshal.AsArray(value.Values)!, [.. value.Shape], dtype: ScalarType.Float64);

    /// <summary>Its numbers in row-major order, whatever its type, strides and graph; of a complex tensor the real parts.</summary>
    /// <exception cref="ExternalException">It has no numbers to read.</exception>
    public static double[] Doubles(Tensor tensor)
    {
        if (tensor.numel() == 0)
            return [];
        using var scope = NewDisposeScope();
        using var plain = no_grad();
        var numbers = tensor.detach();
        if (numbers.is_sparse)
            numbers = numbers.to_dense();
        if (numbers.is_complex())
            numbers = numbers.real;
        return numbers.to(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
    }

    /// <summary>The tensor as a value; its description when there are too many numbers, or none, to hand over.</summary>
    public static Value Read(Tensor tensor)
    {
        if (tensor.IsInvalid)
            return new Value.Nothing();
        var shape = tensor.shape;
        if (shape.Length > HighestRank || tensor.numel() > MostComponents || shape.Any(size => size > int.MaxValue))
            return new Value.Other($"Tensor of shape ({string.Join(", ", shape)})");
        return TypeOf(tensor.dtype) is { } type
            ? new Value.Tensor(new(type, [.. shape], ImmutableCollectionsMarshal.AsImmutableArray(Doubles(tensor))))
            : new Value.Other($"Tensor of type {tensor.dtype}");
    }

    private static ElementType? TypeOf(ScalarType type) => type switch
    {
        ScalarType.Float64 => ElementType.Float64,
        ScalarType.Float32 => ElementType.Float32,
        ScalarType.Float16 => ElementType.Float16,
        ScalarType.BFloat16 => ElementType.BFloat16,
        ScalarType.Int64 => ElementType.Int64,
        ScalarType.Int32 => ElementType.Int32,
        ScalarType.Int16 => ElementType.Int16,
        ScalarType.Int8 => ElementType.Int8,
        ScalarType.Byte => ElementType.UInt8,
        ScalarType.Bool => ElementType.Bool,
        ScalarType.ComplexFloat32 => ElementType.Complex64,
        ScalarType.ComplexFloat64 => ElementType.Complex128,
        _ => null,
    };
}
