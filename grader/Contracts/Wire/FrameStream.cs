using System.Buffers.Binary;

namespace Autograder.Contracts.Wire;

/// <summary>The bytes did not form what the protocol allows; the sender is not to be believed any more.</summary>
public sealed class ProtocolException(string message) : Exception(message);

/// <summary>
/// Frames over a byte stream: four bytes of length (little-endian), then as many bytes of payload. A frame over the
/// cap is refused before anything is allocated for it.
/// </summary>
public sealed class FrameStream(Stream input, Stream output, int maximumLength)
{
    private readonly byte[] header = new byte[4];

    /// <summary>The next payload; null at a clean end of the stream.</summary>
    /// <exception cref="ProtocolException">The stream ended inside a frame, or the frame is longer than the cap.</exception>
    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellation = default)
    {
        var read = await input.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellation);
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
            var got = await input.ReadAtLeastAsync(payload.AsMemory(filled), payload.Length - filled, throwOnEndOfStream: false, cancellation);
            filled += got;
            if (filled < payload.Length)
                throw new ProtocolException($"the stream ended after {filled} of a frame's {length} bytes");
            if (filled == length)
                return payload;
            Array.Resize(ref payload, (int)Math.Min(length, (long)payload.Length * 2));
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation = default)
    {
        var prefix = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(prefix, (uint)payload.Length);
        await output.WriteAsync(prefix, cancellation);
        await output.WriteAsync(payload, cancellation);
        await output.FlushAsync(cancellation);
    }
}
