using System.Runtime.InteropServices;

namespace Autograder.Worker.Pipes;

/// <summary>
/// A pipe read and written by the calling thread itself. .NET's own streams hand asynchronous calls to the thread pool,
/// which the student's code may have blocked.
/// </summary>
internal sealed unsafe class DescriptorStream(int descriptor) : Stream
{
    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        fixed (byte* start = buffer)
            return (int)Retry(Libc.Read, start, buffer.Length);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* start = buffer)
            for (var written = 0; written < buffer.Length;)
                written += (int)Retry(Libc.Write, start + written, buffer.Length - written);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private delegate nint Transfer(int descriptor, byte* buffer, nint count);

    private nint Retry(Transfer transfer, byte* buffer, nint count)
    {
        while (true)
        {
            var moved = transfer(descriptor, buffer, count);
            if (moved >= 0)
                return moved;
            var error = Marshal.GetLastPInvokeError();
            if (error != Libc.InterruptedCall)
                throw new IOException($"the channel to the host failed: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }
}
