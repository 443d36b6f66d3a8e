using System.IO.Pipelines;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Contracts.Wire;
using Autograder.Engine.Sandbox;

namespace Autograder.Engine.Tests.Checking;

/// <summary>How a scripted worker answers an invocation: with a reply, raw bytes, an exit, or not at all.</summary>
internal abstract record Reaction
{
    public sealed record Say(WorkerReply Reply) : Reaction;
    public sealed record SayBytes(byte[] Payload) : Reaction;
    public sealed record Exit(int Code, string LastWords, BrokenLimit? Broken = null) : Reaction;
    public sealed record Hang : Reaction;
}

/// <summary>A sandbox whose workers are scripts in this process, over real streams.</summary>
internal sealed class FakeSandbox(Func<WorkerRequest.Invoke, Reaction> react) : ISandbox
{
    public Func<Reaction>? ReactToLoad { get; init; }

    /// <summary>How long the workers' threads have waited for a processor.</summary>
    public Func<TimeSpan> Starved { get; init; } = () => TimeSpan.Zero;

    public int Started { get; private set; }

    public string Name => "fake";

    public Task<SandboxedProcess> StartAsync(ChildProgram program, Limits limits, CancellationToken cancellation)
    {
        Started++;
        return Task.FromResult<SandboxedProcess>(new FakeProcess(react, ReactToLoad, Starved));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class FakeProcess : SandboxedProcess
    {
        private readonly Pipe toWorker = new();
        private readonly Pipe toHost = new();
        private readonly TaskCompletionSource<ProcessExit> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

        private readonly Func<TimeSpan> starved;

        public FakeProcess(Func<WorkerRequest.Invoke, Reaction> react, Func<Reaction>? reactToLoad, Func<TimeSpan> starved)
        {
            this.starved = starved;
            Input = toWorker.Writer.AsStream();
            Output = toHost.Reader.AsStream();
            _ = Task.Run(() => RunAsync(react, reactToLoad));
        }

        public override Stream Input { get; }

        public override Stream Output { get; }

        public override Task<ProcessExit> Exited => exited.Task;

        public override (TimeSpan Cpu, long PeakMemory) Usage => (TimeSpan.FromSeconds(1), 1000);

        public override ThreadTimes Threads => ThreadTimes.OfThreads((1, TimeSpan.Zero, starved(), false));

        private async Task RunAsync(Func<WorkerRequest.Invoke, Reaction> react, Func<Reaction>? reactToLoad)
        {
            var frames = new FrameStream(toWorker.Reader.AsStream(), toHost.Writer.AsStream(), 1 << 20);
            frames.Write(WorkerCodec.Encode(new WorkerReply.Ready()));
            while (frames.Read() is { } payload)
            {
                Reaction reaction = WorkerCodec.DecodeRequest(payload) switch
                {
                    WorkerRequest.Load => reactToLoad?.Invoke() ?? new Reaction.Say(new WorkerReply.Loaded()),
                    WorkerRequest.Invoke invoke => react(invoke),
                    var other => throw new InvalidOperationException(other.ToString()),
                };
                switch (reaction)
                {
                    case Reaction.Say(var reply):
                        frames.Write(WorkerCodec.Encode(reply));
                        break;
                    case Reaction.SayBytes(var bytes):
                        frames.Write(bytes);
                        break;
                    case Reaction.Exit(var code, var words, var broken):
                        End(new(code, words, broken, TimeSpan.FromSeconds(1), 1000));
                        return;
                    case Reaction.Hang:
                        await exited.Task;
                        return;
                }
            }
        }

        private void End(ProcessExit exit)
        {
            exited.TrySetResult(exit);
            toHost.Writer.Complete();
        }

        public override Task<ProcessExit> KillAsync()
        {
            End(new(137, "", null, TimeSpan.FromSeconds(1), 1000));
            return Exited;
        }

        public override async ValueTask DisposeAsync() => await KillAsync();
    }
}
