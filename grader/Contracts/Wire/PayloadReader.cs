using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Autograder.Contracts.Wire;

/// <summary>Reads a payload strictly: every length is held against what is left before anything is allocated.</summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> rest = payload;

    public byte Byte() => Take(1)[0];

    public bool Boolean() => Byte() switch
    {
        0 => false,
        1 => true,
        var other => throw new ProtocolException($"{other} is no truth value"),
    };

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public double Double() => BitConverter.Int64BitsToDouble(Int64());

    public int Count(int bytesEach, int maximum = int.MaxValue)
    {
        var count = Int32();
        if (count < 0 || count > maximum || (long)count * bytesEach > rest.Length)
            throw new ProtocolException($"a count of {count} is not possible here");
        return count;
    }

    public ReadOnlySpan<byte> Bytes() => Take(Count(1));

    public string String(int maximum = 64 * 1024)
    {
        var bytes = Bytes();
        if (bytes.Length > maximum)
            throw new ProtocolException($"a text of {bytes.Length} bytes is over the limit of {maximum}");
        return Encoding.UTF8.GetString(bytes);
    }

    public string? OptionalString() => Boolean() ? String() : null;

    public ImmutableArray<double> Doubles()
    {
        var values = ImmutableArray.CreateBuilder<double>(Count(8));
        for (var i = 0; i < values.Capacity; i++)
            values.Add(Double());
        return values.MoveToImmutable();
    }

    public ImmutableArray<long> Shape()
    {
        var rank = Byte();
        if (rank > 16)
            throw new ProtocolException($"a tensor of rank {rank} is not possible here");
        var shape = ImmutableArray.CreateBuilder<long>(rank);
        for (var i = 0; i < rank; i++)
        {
            var size = Int64();
            if (size is < 0 or > int.MaxValue)
                throw new ProtocolException($"a size of {size} is not possible here");
            shape.Add(size);
        }
        return shape.MoveToImmutable();
    }

    public readonly void End()
    {
        if (!rest.IsEmpty)
            throw new ProtocolException($"{rest.Length} bytes are left over");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length)
            throw new ProtocolException("the payload ends too early");
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
