using Autograder.Contracts.Wire;
using CsCheck;

namespace Autograder.Contracts.Tests;

public sealed class FrameStreamTests
{
    private const int Cap = 1 << 20;

    [Fact]
    public void Frames_InPiecesOfAnySize_ComeWhole() =>
        Gen.Select(Gen.OneOf(Gen.Int[0, 100], Gen.Int[60_000, 200_000]).Array[0, 4], Gen.Int[1, 50_000], Gen.Int[0, 1000]).Sample(
            (sizes, piece, seed) =>
            {
                var random = new Random(seed);
                var payloads = sizes.Select(size => { var bytes = new byte[size]; random.NextBytes(bytes); return bytes; }).ToArray();
                var written = new MemoryStream();
                var writer = new FrameStream(Stream.Null, written, Cap);
                foreach (var payload in payloads)
                    writer.Write(payload);
                var reader = new FrameStream(new Pieces(written.ToArray(), piece), Stream.Null, Cap);
                foreach (var payload in payloads)
                    Assert.Equal(payload, reader.Read());
                Assert.Null(reader.Read());
            },
            iter: 100);

    [Theory]
    [InlineData(new byte[] { 1 }, "header")]
    [InlineData(new byte[] { 1, 0, 0 }, "header")]
    [InlineData(new byte[] { 1, 0, 0, 0 }, "after 0 of a frame's 1 bytes")]
    [InlineData(new byte[] { 3, 0, 0, 0, 7, 7 }, "after 2 of a frame's 3 bytes")]
    [InlineData(new byte[] { 1, 0, 16, 0 }, "over the limit")]
    [InlineData(new byte[] { 255, 255, 255, 255 }, "over the limit")]
    [InlineData(new byte[] { 0, 0, 0, 128 }, "over the limit")]
    public void Stream_EndingOrLyingInAFrame_IsRefused(byte[] bytes, string why) =>
        Assert.Contains(why, Assert.Throws<ProtocolException>(() => new FrameStream(new MemoryStream(bytes), Stream.Null, Cap).Read()).Message);

    [Fact]
    public void Length_WithoutBytesBehindIt_AllocatesLittle()
    {
        var reader = new FrameStream(new MemoryStream([0, 0, 0, 64]), Stream.Null, int.MaxValue);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ProtocolException>(() => reader.Read());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256 * 1024);
    }

    /// <summary>A stream that hands out a few bytes at a time, as a pipe may.</summary>
    private sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(piece, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(piece, count));
    }
}
