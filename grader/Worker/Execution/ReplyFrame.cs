using Autograder.Contracts;
using Autograder.Contracts.Wire;

namespace Autograder.Worker.Execution;

/// <summary>A reply as bytes, held to the size that the host accepts.</summary>
internal static class ReplyFrame
{
    // The host reads frames of its limit for results, 1 MiB by default, and 64 KiB for what surrounds them.
    private const int Largest = (1 << 20) + (32 << 10);

    public static ReadOnlyMemory<byte> Encode(WorkerReply reply)
    {
        var frame = WorkerCodec.Encode(reply);
        return frame.Length > Largest && reply is WorkerReply.Returned returned
            ? WorkerCodec.Encode(returned with { Value = new Value.Other($"a result of {frame.Length} bytes") })
            : frame;
    }
}
