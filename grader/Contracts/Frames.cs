using System.Collections.Immutable;

namespace Autograder.Contracts;

/// <summary>What the host says to a worker.</summary>
public abstract record WorkerRequest
{
    private WorkerRequest() { }

    /// <summary>The first request: the compiled submission. Answered by Loaded or LoadFailed.</summary>
    public sealed record Load(ReadOnlyMemory<byte> Library, ReadOnlyMemory<byte> Symbols, ReadOnlyMemory<byte> Entry) : WorkerRequest;

    /// <summary>Answered by one Answer with the same number.</summary>
    public sealed record Invoke(int Number, Call Call) : WorkerRequest;

    /// <summary>
    /// The first request of a worker that times: a submission whose answers are judged already, and the rival it is timed
    /// against. Answered by Loaded or LoadFailed.
    /// </summary>
    public sealed record LoadBoth(Load Student, Load Rival) : WorkerRequest;

    /// <summary>Asks for a block of calls to be made ready and old memory to be freed. Answered by Prepared.</summary>
    public sealed record Prepare(int Number, Block Block) : WorkerRequest;

    /// <summary>Asks for the prepared block to be run: the time until its answer is the block's. Answered by Ran or Threw.</summary>
    /// <param name="Seed">Of the inputs, so that nothing can be computed before the time begins, and of the digests' weights.</param>
    /// <param name="Scale">What derivatives are multiplied by; 1 where time is taken.</param>
    public sealed record Run(int Number, ulong Seed, double Scale) : WorkerRequest;
}

/// <summary>What a worker says to the host: data from a stranger.</summary>
public abstract record WorkerReply
{
    private WorkerReply() { }

    /// <summary>Sent once, unasked, when libtorch is warm.</summary>
    public sealed record Ready : WorkerReply;

    public sealed record Loaded : WorkerReply;

    public sealed record LoadFailed(string Reason) : WorkerReply;

    public sealed record Returned(int Number, Value Value, CallEvidence Evidence) : WorkerReply;

    public sealed record Threw(int Number, string Exception, string Message, string? Location, bool EndsProcess) : WorkerReply;

    public sealed record Prepared(int Number) : WorkerReply;

    /// <param name="Digests">Of each call's result in turn; empty when none were asked for.</param>
    public sealed record Ran(int Number, ImmutableArray<double> Digests) : WorkerReply;
}
