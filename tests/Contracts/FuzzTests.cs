using System.Globalization;
using Autograder.Contracts.Wire;
using CsCheck;

namespace Autograder.Contracts.Tests;

/// <summary>
/// Random and mutated payloads: whatever a stranger sends is read or refused, and reading allocates no more than a few times
/// its length. <c>AUTOGRADER_FUZZ=1000000</c> in the environment sets how many payloads each test tries.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int payloads =
        int.Parse(Environment.GetEnvironmentVariable("AUTOGRADER_FUZZ") ?? "20000", CultureInfo.InvariantCulture);

    // The largest of a byte: an element of Fields takes one byte on the wire and a record and a slot in memory.
    private const int BytesPerByte = 128, AtLeast = 16 * 1024;

    private delegate void Reader(ReadOnlySpan<byte> payload);

    [Fact]
    public void Reply_RandomOrMutated_IsReadOrRefused() => Fuzz(Any.Reply.Select(WorkerCodec.Encode), payload => WorkerCodec.DecodeReply(payload));

    [Fact]
    public void Request_RandomOrMutated_IsReadOrRefused() => Fuzz(Any.Request.Select(WorkerCodec.Encode), payload => WorkerCodec.DecodeRequest(payload));

    [Fact]
    public void CompileResponse_RandomOrMutated_IsReadOrRefused() =>
        Fuzz(Any.CompileResponse.Select(CompilerCodec.Encode), payload => CompilerCodec.DecodeResponse(payload));

    [Fact]
    public void CompileRequest_RandomOrMutated_IsReadOrRefused() =>
        Fuzz(Any.CompileRequest.Select(CompilerCodec.Encode), payload => CompilerCodec.DecodeRequest(payload));

    private static void Fuzz(Gen<ReadOnlyMemory<byte>> valid, Reader read)
    {
        const int MutationsEach = 20;
        valid.Sample(
            original =>
            {
                var random = new Random(original.Length);
                for (var i = 0; i < MutationsEach; i++)
                    ReadOrRefuse(Mutate(original.ToArray(), random), read);
            },
            iter: Math.Max(1, payloads / MutationsEach), threads: 1);
    }

    private static void ReadOrRefuse(byte[] payload, Reader read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = 0;
        try
        {
            read(payload);
        }
        catch (ProtocolException)
        {
            // An exception with its stack trace takes a few KB by itself.
            refusal = 64 * 1024;
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AtLeast + refusal + (long)BytesPerByte * payload.Length);
    }

    private static byte[] Mutate(byte[] payload, Random random)
    {
        if (random.Next(10) == 0)
        {
            payload = new byte[random.Next(200)];
            random.NextBytes(payload);
            return payload;
        }
        for (var changes = random.Next(1, 4); changes > 0 && payload.Length > 0; changes--)
        {
            var at = random.Next(payload.Length);
            switch (random.Next(5))
            {
                case 0: payload[at] = (byte)random.Next(256); break;
                case 1: payload[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: payload = payload[..at]; break;
                case 3: payload = [.. payload[..at], .. payload[random.Next(payload.Length)..]]; break;
                default: payload.AsSpan(at, Math.Min(4, payload.Length - at)).Fill(random.Next(2) == 0 ? (byte)255 : (byte)127); break;
            }
        }
        return payload;
    }
}
