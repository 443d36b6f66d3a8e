namespace Autograder.Contracts;

/// <summary>What the host says to a worker.</summary>
public abstract record WorkerRequest
{
    private WorkerRequest() { }

    /// <summary>The first request: the compiled submission. Answered by Loaded or LoadFailed.</summary>
    public sealed record Load(ReadOnlyMemory<byte> Library, ReadOnlyMemory<byte> Symbols, ReadOnlyMemory<byte> Entry) : WorkerRequest;

    /// <summary>Answered by one Answer with the same number.</summary>
    public sealed record Invoke(int Number, Call Call) : WorkerRequest;
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
}
