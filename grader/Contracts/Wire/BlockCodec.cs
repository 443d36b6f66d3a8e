using System.Collections.Immutable;
using System.Diagnostics;

namespace Autograder.Contracts.Wire;

internal static class BlockCodec
{
    private const int MostInputs = 64;

    public static void Write(PayloadWriter writer, Block block)
    {
        writer.Byte((byte)block.Contender);
        writer.String(block.Member);
        writer.Int32(block.Inputs.Length);
        foreach (var input in block.Inputs)
            Write(writer, input);
        writer.Boolean(block.Seed is not null);
        if (block.Seed is { } seed)
            writer.Int64((long)seed);
        writer.Int32(block.Count);
        writer.Boolean(block.IsDigested);
    }

    public static Block Read(ref PayloadReader reader)
    {
        var contender = (Contender)reader.Byte();
        if (!Enum.IsDefined(contender))
            throw new ProtocolException($"{(byte)contender} is no contender");
        var member = reader.String();
        var inputs = ImmutableArray.CreateBuilder<InputRecipe>(reader.Count(1, MostInputs));
        for (var i = 0; i < inputs.Capacity; i++)
            inputs.Add(ReadRecipe(ref reader));
        ulong? seed = reader.Boolean() ? (ulong)reader.Int64() : null;
        return reader.Int32() is >= 0 and <= Block.MostCalls and var count
            ? new(contender, member, inputs.MoveToImmutable(), seed, count, reader.Boolean())
            : throw new ProtocolException("so many calls are not possible");
    }

    private static void Write(PayloadWriter writer, InputRecipe recipe)
    {
        switch (recipe)
        {
            case InputRecipe.Tensor(var shape, var from, var to):
                writer.Byte(1);
                writer.Shape(shape.AsSpan());
                writer.Double(from);
                writer.Double(to);
                break;
            case InputRecipe.Number(var number):
                writer.Byte(2);
                writer.Double(number);
                break;
            case InputRecipe.Integer(var number):
                writer.Byte(3);
                writer.Int64(number);
                break;
            default:
                throw new UnreachableException($"recipe {recipe.GetType()}");
        }
    }

    private static InputRecipe ReadRecipe(ref PayloadReader reader) => reader.Byte() switch
    {
        1 => new InputRecipe.Tensor(reader.Shape(), reader.Double(), reader.Double()),
        2 => new InputRecipe.Number(reader.Double()),
        3 => new InputRecipe.Integer(reader.Int64()),
        var kind => throw new ProtocolException($"{kind} is no kind of input"),
    };
}
