using Autograder.Contracts;
using Autograder.Contracts.Wire;
using Autograder.Worker;
using Autograder.Worker.Execution;
using Autograder.Worker.Pipes;

// The order matters: nothing that the student's code prints may reach the host, nothing heavy may happen after Ready, and
// the bytes are loaded before the second lock, which refuses the shared mapping that loading needs. Loading runs none of them.
var (requests, replies) = StandardStreams.MakePrivate();
var frames = new FrameStream(requests, replies, maximumLength: 16 << 20);
Surroundings.WarmUp();
await frames.WriteAsync(WorkerCodec.Encode(new WorkerReply.Ready()));

if (await frames.ReadAsync() is not { } first)
    return StandardStreams.End(0);
if (WorkerCodec.DecodeRequest(first) is not WorkerRequest.Load load)
    throw new ProtocolException("the first request is not Load");
var loading = SubmissionCode.Load(load);
Confinement.Close(args);

var submission = loading.Instantiate();
await frames.WriteAsync(WorkerCodec.Encode(submission.Reply));
while (await frames.ReadAsync() is { } payload)
{
    if (WorkerCodec.DecodeRequest(payload) is not WorkerRequest.Invoke(var number, var call))
        throw new ProtocolException("Load came twice");
    await frames.WriteAsync(ReplyFrame.Encode(submission.Invoke(number, call)));
}
return StandardStreams.End(0);
