using System.Collections.Immutable;
using System.Diagnostics;
using Autograder.Contracts;
using static TorchSharp.torch;

namespace Autograder.Worker.Conversion;

/// <summary>A call's arguments: fresh copies for every call, compared afterwards with what was sent.</summary>
internal static class Arguments
{
    public static object[] Fresh(ImmutableArray<Value> values) => [.. values.Select(Fresh)];

    /// <summary>
    /// The positions of the tensors whose numbers, shape or type are not what was sent. One that was disposed counts as
    /// unchanged, so does <c>requires_grad</c>.
    /// </summary>
    public static ImmutableArray<int> Changed(ImmutableArray<Value> sent, object[] arguments) =>
        [.. Enumerable.Range(0, sent.Length).Where(i => sent[i] is Value.Tensor(var content) && Differs(content, (Tensor)arguments[i]))];

    private static object Fresh(Value value) => value switch
    {
        Value.Tensor(var tensor) => TensorReader.Write(tensor),
        // To object: TorchSharp converts plain numbers to tensors by itself.
        Value.Number(var number) => (object)number,
        Value.Integer(var number) => (object)checked((int)number),
        Value.Numbers or Value.Duration or Value.Fields or Value.Nothing or Value.Other =>
            throw new NotSupportedException($"{value.GetType().Name} is no argument"),
        _ => throw new UnreachableException($"value {value.GetType()}"),
    };

    private static bool Differs(TensorValue sent, Tensor now)
    {
        if (now.IsInvalid)
            return false;
        if (now.dtype != ScalarType.Float64 || !now.shape.AsSpan().SequenceEqual(sent.Shape.AsSpan()))
            return true;
        var values = TensorReader.Doubles(now);
        // By their bits: NaN is equal to itself, and -0 is not 0.
        return !System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan())
            .SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(sent.Values.AsSpan()));
    }
}
