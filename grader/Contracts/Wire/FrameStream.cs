using System.Buffers;
using System.Buffers.Binary;

namespace Autograder.Contracts.Wire;

/// <summary>The bytes did not form what the protocol allows; the sender is not to be believed any more.</summary>
public sealed class ProtocolException(string message) : Exception(message);

/// <summary>
/// Frames over a byte stream: four bytes of length (little-endian), then as many bytes of payload. A frame over the
/// cap is refused before anything is allocated for it. Not for two readers or two writers at a time.
/// </summary>
/// <remarks>It blocks; <see cref="FrameClient"/> awaits.</remarks>
public sealed class FrameStream(Stream input, Stream output, int maximumLength)
{
    private const int HeaderLength = 4;

    private readonly byte[] arrived = new byte[8 * 1024];
    private int start, end;

    /// <summary>The next payload; null at a clean end of the stream.</summary>
    /// <exception cref="ProtocolException">The stream ended inside a frame, or the frame is longer than the cap.</exception>
    public byte[]? Read()
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        var read = Fill(header);
        if (read == 0)
            return null;
        if (read < header.Length)
            throw new ProtocolException("the stream ended inside a frame's header");
        var length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        if (length > (uint)maximumLength)
            throw new ProtocolException($"a frame of {length} bytes is over the limit of {maximumLength}");
        // Grown as bytes arrive: a length alone must not make the reader allocate.
        var payload = new byte[Math.Min(length, 64 * 1024)];
        for (var filled = 0; ;)
        {
            filled += Fill(payload.AsSpan(filled));
            if (filled < payload.Length)
                throw new ProtocolException($"the stream ended after {filled} of a frame's {length} bytes");
            if (filled == length)
                return payload;
            Array.Resize(ref payload, (int)Math.Min(length, (long)payload.Length * 2));
        }
    }

    /// <summary>Writes length and payload at once, so that the reader is woken once.</summary>
    public void Write(ReadOnlyMemory<byte> payload)
    {
        var frame = ArrayPool<byte>.Shared.Rent(HeaderLength + payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)payload.Length);
        payload.Span.CopyTo(frame.AsSpan(HeaderLength));
        output.Write(frame, 0, HeaderLength + payload.Length);
        output.Flush();
        ArrayPool<byte>.Shared.Return(frame);
    }

    /// <returns>How many bytes came before the end of the stream.</returns>
    private int Fill(Span<byte> wanted)
    {
        for (var filled = 0; filled < wanted.Length;)
        {
            var rest = wanted[filled..];
            int got;
            if (start < end)
            {
                got = Math.Min(rest.Length, end - start);
                arrived.AsSpan(start, got).CopyTo(rest);
                start += got;
            }
            else if (rest.Length >= arrived.Length)
            {
                got = input.Read(rest);
            }
            else
            {
                (start, end) = (0, input.Read(arrived, 0, arrived.Length));
                got = 0;
                if (end == 0)
                    return filled;
                continue;
            }
            if (got == 0)
                return filled;
            filled += got;
        }
        return wanted.Length;
    }
}
