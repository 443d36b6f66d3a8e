using System.Runtime.InteropServices;
using Autograder.Contracts;
using static TorchSharp.torch;

namespace Autograder.Worker.Conversion;

/// <summary>What a member returned, as a value that can cross the trust line. Reading it may run code of the student's.</summary>
internal static class Results
{
    private const int MostFields = 16;

    /// <summary>A record's fields come as <c>object[]</c> from the adapter; everything else is told by its type.</summary>
    public static Value Read(object? result) => result switch
    {
        object[] fields when fields.GetType() == typeof(object[]) && fields.Length <= MostFields => new Value.Fields([.. fields.Select(ReadField)]),
        Tensor tensor => ReadTensor(tensor),
        _ => ReadPlain(result),
    };

    /// <summary>Inside a record a short tensor and any sequence of numbers may stand for an array.</summary>
    private static Value ReadField(object? field) => field switch
    {
        Tensor tensor => ReadTensor(tensor) switch
        {
            Value.Tensor({ Rank: 0 } scalar) => new Value.Number(scalar[0]),
            Value.Tensor({ Rank: 1 } vector) => new Value.Numbers(vector.Values),
            var other => other,
        },
        IEnumerable<double> numbers => ReadNumbers(numbers),
        IEnumerable<float> numbers => ReadNumbers(numbers.Select(n => (double)n)),
        _ => ReadPlain(field),
    };

    private static Value ReadPlain(object? result) => result switch
    {
        null => new Value.Nothing(),
        double number => number,
        float number => (double)number,
        decimal number => (double)number,
        int number => number,
        long number => new Value.Integer(number),
        TimeSpan duration => new Value.Duration(duration),
        _ => new Value.Other(TypeNames.Of(result.GetType())),
    };

    private static Value ReadTensor(Tensor tensor)
    {
        try
        {
            return TensorReader.Read(tensor);
        }
        catch (Exception e) when (e is ExternalException or InvalidOperationException or NotSupportedException)
        {
            return new Value.Other("Tensor whose numbers cannot be read");
        }
    }

    private static Value ReadNumbers(IEnumerable<double> numbers)
    {
        // A sequence may be endless.
        double[] read = [.. numbers.Take(TensorReader.MostComponents + 1)];
        return read.Length <= TensorReader.MostComponents
            ? new Value.Numbers(ImmutableCollectionsMarshal.AsImmutableArray(read))
            : new Value.Other($"{TypeNames.Of(numbers.GetType())} of more than {TensorReader.MostComponents} numbers");
    }
}
