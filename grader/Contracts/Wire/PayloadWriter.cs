using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Autograder.Contracts.Wire;

internal sealed class PayloadWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    public ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    public void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    public void Boolean(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Int32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer.GetSpan(4), value);
        buffer.Advance(4);
    }

    public void Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    public void Double(double value) => Int64(BitConverter.DoubleToInt64Bits(value));

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Int32(value.Length);
        buffer.Write(value);
    }

    public void String(string value) => Bytes(Encoding.UTF8.GetBytes(value));

    public void OptionalString(string? value)
    {
        Boolean(value is not null);
        if (value is not null)
            String(value);
    }

    public void Doubles(ReadOnlySpan<double> values)
    {
        Int32(values.Length);
        foreach (var value in values)
            Double(value);
    }

    public void Shape(ReadOnlySpan<long> shape)
    {
        Byte(checked((byte)shape.Length));
        foreach (var size in shape)
            Int64(size);
    }
}
