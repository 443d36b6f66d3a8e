using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Contracts.Wire;
using Autograder.Engine.Sandbox;

namespace Autograder.Sandbox.Tests;

public sealed class WorkerTests
{
    [Theory]
    [InlineData("bubblewrap")]
    [InlineData("none")]
    public async Task Worker_StartedInASandbox_SaysReadyAndEndsWithItsInput(string name)
    {
        await using ISandbox sandbox = name == "none" ? new UnconfinedSandbox(ChildPrograms.Find()) : new BubblewrapSandbox(ChildPrograms.Find());
        Assert.Equal(name, sandbox.Name);
        await using var worker = await sandbox.StartAsync(ChildProgram.Worker, new Limits(), TestContext.Current.CancellationToken);
        var payload = await new FrameClient(new(worker.Output, worker.Input, 1 << 20)).ReadAsync().WaitAsync(TestContext.Current.CancellationToken);
        Assert.IsType<WorkerReply.Ready>(WorkerCodec.DecodeReply(payload));
        worker.Input.Close();
        var exit = await worker.Exited.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal((0, null), (exit.ExitCode, exit.Broken));
    }
}
