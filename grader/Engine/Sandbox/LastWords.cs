using System.Text;

namespace Autograder.Engine.Sandbox;

/// <summary>The end of what a process wrote to its standard error, and how much it was in all.</summary>
internal sealed class LastWords
{
    private const int Kept = 8 << 10;
    private readonly byte[] ring = new byte[Kept];
    private readonly Lock gate = new();
    private long total;

    public long Total => Interlocked.Read(ref total);

    /// <summary>Reads a stream to its end, so that the writer never waits; what is older than the last 8 KB is dropped.</summary>
    public async Task DrainAsync(Stream source)
    {
        var buffer = new byte[16 << 10];
        try
        {
            while (await source.ReadAsync(buffer) is var read and > 0)
                Add(buffer.AsSpan(0, read));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The reader was closed under it: what came until then is kept.
        }
    }

    public override string ToString() => Since(0);

    /// <summary>What came after the first so many bytes, as far as it is kept.</summary>
    public string Since(long from)
    {
        lock (gate)
        {
            var count = (int)Math.Clamp(total - from, 0, Kept);
            var start = (int)((total - count) % Kept);
            var text = new byte[count];
            for (var i = 0; i < count; i++)
                text[i] = ring[(start + i) % Kept];
            return Encoding.UTF8.GetString(text);
        }
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            foreach (var b in bytes)
                ring[total++ % Kept] = b;
        }
    }
}
