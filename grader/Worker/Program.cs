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
frames.Write(WorkerCodec.Encode(new WorkerReply.Ready()));

if (frames.Read() is not { } first)
    return StandardStreams.End(0);
SubmissionCode[] codes = WorkerCodec.DecodeRequest(first) switch
{
    WorkerRequest.Load load => [SubmissionCode.Load(load)],
    WorkerRequest.LoadBoth(var student, var rival) => [SubmissionCode.Load(student), SubmissionCode.Load(rival)],
    _ => throw new ProtocolException("the first request loads nothing"),
};
Confinement.Close(args);

Submission[] submissions = [.. codes.Select(code => code.Instantiate())];
var race = submissions is [var beside, var against] ? new Race(beside, against) : null;
frames.Write(WorkerCodec.Encode(race?.Reply ?? submissions[0].Reply));
// While time is taken, only the calls themselves are on the student's threads.
if (race is null)
    StudentThread.RunEach(AnswerNext);
else
    while (AnswerNext())
        ;
return StandardStreams.End(0);

bool AnswerNext()
{
    if (frames.Read() is not { } payload)
        return false;
    var reply = WorkerCodec.DecodeRequest(payload) switch
    {
        WorkerRequest.Invoke(var number, var call) when race is null => submissions[0].Invoke(number, call),
        WorkerRequest.Prepare(var number, var block) when race is not null => race.Prepare(number, block),
        WorkerRequest.Run(var number, var seed, var scale) when race is not null => race.Run(number, seed, scale),
        _ => throw new ProtocolException("this request does not follow from what was loaded"),
    };
    frames.Write(ReplyFrame.Encode(reply));
    return true;
}
