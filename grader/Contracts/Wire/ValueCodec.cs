using System.Collections.Immutable;
using System.Diagnostics;

namespace Autograder.Contracts.Wire;

internal static class ValueCodec
{
    private const int DeepestNesting = 4;

    public static void Write(PayloadWriter writer, Value value)
    {
        switch (value)
        {
            case Value.Tensor(var tensor):
                writer.Byte(1);
                WriteTensor(writer, tensor);
                break;
            case Value.Number(var number):
                writer.Byte(2);
                writer.Double(number);
                break;
            case Value.Integer(var number):
                writer.Byte(3);
                writer.Int64(number);
                break;
            case Value.Numbers(var numbers):
                writer.Byte(4);
                writer.Doubles(numbers.AsSpan());
                break;
            case Value.Duration(var duration):
                writer.Byte(5);
                writer.Int64(duration.Ticks);
                break;
            case Value.Fields(var fields):
                writer.Byte(6);
                WriteAll(writer, fields);
                break;
            case Value.Nothing:
                writer.Byte(7);
                break;
            case Value.Other(var typeName):
                writer.Byte(8);
                writer.String(typeName);
                break;
            default:
                throw new UnreachableException($"value {value.GetType()}");
        }
    }

    public static void WriteAll(PayloadWriter writer, ImmutableArray<Value> values)
    {
        writer.Int32(values.Length);
        foreach (var value in values)
            Write(writer, value);
    }

    public static Value Read(ref PayloadReader reader, int depth = 0)
    {
        if (depth > DeepestNesting)
            throw new ProtocolException("values are nested too deeply");
        return reader.Byte() switch
        {
            1 => new Value.Tensor(ReadTensor(ref reader)),
            2 => new Value.Number(reader.Double()),
            3 => new Value.Integer(reader.Int64()),
            4 => new Value.Numbers(reader.Doubles()),
            5 => new Value.Duration(TimeSpan.FromTicks(reader.Int64())),
            6 => new Value.Fields(ReadAll(ref reader, depth + 1)),
            7 => new Value.Nothing(),
            8 => new Value.Other(reader.String(1024)),
            var kind => throw new ProtocolException($"{kind} is no kind of value"),
        };
    }

    public static ImmutableArray<Value> ReadAll(ref PayloadReader reader, int depth = 0)
    {
        var values = ImmutableArray.CreateBuilder<Value>(reader.Count(1, maximum: 64));
        for (var i = 0; i < values.Capacity; i++)
            values.Add(Read(ref reader, depth));
        return values.MoveToImmutable();
    }

    private static void WriteTensor(PayloadWriter writer, TensorValue tensor)
    {
        writer.Byte((byte)tensor.Type);
        writer.Shape(tensor.Shape.AsSpan());
        writer.Doubles(tensor.Values.AsSpan());
    }

    private static TensorValue ReadTensor(ref PayloadReader reader)
    {
        var type = (ElementType)reader.Byte();
        if (!Enum.IsDefined(type))
            throw new ProtocolException($"{(byte)type} is no element type");
        var shape = reader.Shape();
        var values = reader.Doubles();
        // Sizes are below 2^31 each; a product that overflows cannot equal the number of values.
        var count = 1L;
        foreach (var size in shape)
            count = size != 0 && count > values.Length ? long.MaxValue / int.MaxValue : count * size;
        if (count != values.Length)
            throw new ProtocolException($"a tensor came with {values.Length} values for its shape's {count}");
        return new(type, shape, values);
    }
}
