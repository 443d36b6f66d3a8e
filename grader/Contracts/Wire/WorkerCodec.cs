using System.Collections.Immutable;
using System.Diagnostics;

namespace Autograder.Contracts.Wire;

/// <summary>Requests and replies as payloads of frames; reading is strict and never trusts a length.</summary>
public static class WorkerCodec
{
    private const int MostPasses = 64, MostArguments = 64;

    public static ReadOnlyMemory<byte> Encode(WorkerRequest request)
    {
        var writer = new PayloadWriter();
        switch (request)
        {
            case WorkerRequest.Load load:
                writer.Byte(1);
                Write(writer, load);
                break;
            case WorkerRequest.Invoke(var number, var call):
                writer.Byte(2);
                writer.Int32(number);
                writer.String(call.Member);
                ValueCodec.WriteAll(writer, call.Arguments);
                writer.Double(call.Taint.Scale);
                writer.Double(call.Taint.Shift);
                writer.Int64((long)call.Taint.Seed);
                break;
            case WorkerRequest.LoadBoth(var student, var rival):
                writer.Byte(3);
                Write(writer, student);
                Write(writer, rival);
                break;
            case WorkerRequest.Prepare(var number, var block):
                writer.Byte(4);
                writer.Int32(number);
                BlockCodec.Write(writer, block);
                break;
            case WorkerRequest.Run(var number, var seed, var scale):
                writer.Byte(5);
                writer.Int32(number);
                writer.Int64((long)seed);
                writer.Double(scale);
                break;
            default:
                throw new UnreachableException($"request {request.GetType()}");
        }
        return writer.Written;
    }

    /// <exception cref="ProtocolException">The payload is no request.</exception>
    public static WorkerRequest DecodeRequest(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        WorkerRequest request = reader.Byte() switch
        {
            1 => ReadLoad(ref reader),
            2 => new WorkerRequest.Invoke(
                reader.Int32(),
                new(reader.String(), ValueCodec.ReadAll(ref reader), new(reader.Double(), reader.Double(), (ulong)reader.Int64()))),
            3 => new WorkerRequest.LoadBoth(ReadLoad(ref reader), ReadLoad(ref reader)),
            4 => new WorkerRequest.Prepare(reader.Int32(), BlockCodec.Read(ref reader)),
            5 => new WorkerRequest.Run(reader.Int32(), (ulong)reader.Int64(), reader.Double()),
            var kind => throw new ProtocolException($"{kind} is no kind of request"),
        };
        reader.End();
        return request;
    }

    public static ReadOnlyMemory<byte> Encode(WorkerReply reply)
    {
        var writer = new PayloadWriter();
        switch (reply)
        {
            case WorkerReply.Ready:
                writer.Byte(1);
                break;
            case WorkerReply.Loaded:
                writer.Byte(2);
                break;
            case WorkerReply.LoadFailed(var reason):
                writer.Byte(3);
                writer.String(reason);
                break;
            case WorkerReply.Returned(var number, var value, var evidence):
                writer.Byte(4);
                writer.Int32(number);
                ValueCodec.Write(writer, value);
                Write(writer, evidence);
                break;
            case WorkerReply.Threw(var number, var exception, var message, var location, var endsProcess):
                writer.Byte(5);
                writer.Int32(number);
                writer.String(exception);
                writer.String(message);
                writer.OptionalString(location);
                writer.Boolean(endsProcess);
                break;
            case WorkerReply.Prepared(var number):
                writer.Byte(6);
                writer.Int32(number);
                break;
            case WorkerReply.Ran(var number, var digests):
                writer.Byte(7);
                writer.Int32(number);
                writer.Doubles(digests.AsSpan());
                break;
            default:
                throw new UnreachableException($"reply {reply.GetType()}");
        }
        return writer.Written;
    }

    /// <exception cref="ProtocolException">The payload is no reply.</exception>
    public static WorkerReply DecodeReply(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        WorkerReply reply = reader.Byte() switch
        {
            1 => new WorkerReply.Ready(),
            2 => new WorkerReply.Loaded(),
            3 => new WorkerReply.LoadFailed(reader.String()),
            4 => new WorkerReply.Returned(reader.Int32(), ValueCodec.Read(ref reader), ReadEvidence(ref reader)),
            5 => new WorkerReply.Threw(reader.Int32(), reader.String(1024), reader.String(), reader.OptionalString(), reader.Boolean()),
            6 => new WorkerReply.Prepared(reader.Int32()),
            7 => new WorkerReply.Ran(reader.Int32(), reader.Doubles()),
            var kind => throw new ProtocolException($"{kind} is no kind of reply"),
        };
        reader.End();
        return reply;
    }

    private static void Write(PayloadWriter writer, WorkerRequest.Load load)
    {
        writer.Bytes(load.Library.Span);
        writer.Bytes(load.Symbols.Span);
        writer.Bytes(load.Entry.Span);
    }

    private static WorkerRequest.Load ReadLoad(ref PayloadReader reader) =>
        new(reader.Bytes().ToArray(), reader.Bytes().ToArray(), reader.Bytes().ToArray());

    private static void Write(PayloadWriter writer, CallEvidence evidence)
    {
        writer.Int32(evidence.PassCount);
        writer.Int32(evidence.Passes.Length);
        foreach (var pass in evidence.Passes)
        {
            writer.String(pass.Function);
            writer.Shape(pass.Shape.AsSpan());
            writer.Boolean(pass.IsUnit);
            writer.Double(pass.Checksum);
            writer.Double(pass.At);
            writer.Double(pass.Value);
        }
        writer.Int32(evidence.ChangedArguments.Length);
        foreach (var position in evidence.ChangedArguments)
            writer.Int32(position);
    }

    private static CallEvidence ReadEvidence(ref PayloadReader reader)
    {
        var count = reader.Int32();
        var passes = ImmutableArray.CreateBuilder<DerivativePass>(reader.Count(30, MostPasses));
        for (var i = 0; i < passes.Capacity; i++)
            passes.Add(new(reader.String(256), reader.Shape(), reader.Boolean(), reader.Double(), reader.Double(), reader.Double()));
        var changed = ImmutableArray.CreateBuilder<int>(reader.Count(4, MostArguments));
        for (var i = 0; i < changed.Capacity; i++)
            changed.Add(reader.Int32() is >= 0 and < MostArguments and var position ? position : throw new ProtocolException("there is no such argument"));
        if (count < passes.Count)
            throw new ProtocolException($"{passes.Count} derivatives were recorded of {count}");
        return new(count, passes.MoveToImmutable(), changed.MoveToImmutable());
    }
}
