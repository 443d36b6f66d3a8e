using Autograder.Contracts;
using Autograder.Contracts.Wire;
using Autograder.Worker.Tests.Support;

namespace Autograder.Worker.Tests;

/// <summary>The order of frames, and what the worker does with what no host of ours says.</summary>
public sealed class ProtocolTests
{
    [Fact]
    public async Task Worker_ToldNothing_EndsInPeace()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        worker.Close();
        Assert.Equal((0, ""), await worker.EndAsync());
    }

    [Fact]
    public async Task Load_OfNoAssembly_FailsWithAReason()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var reply = await worker.AskAsync(new WorkerRequest.Load(new byte[100], default, new byte[100]));
        Assert.NotEmpty(Assert.IsType<WorkerReply.LoadFailed>(reply).Reason);
    }

    [Fact]
    public async Task Load_OfAnEntryThatIsNoScript_FailsWithAReason()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var load = SubmissionUnderTest.Load("Values");
        var reply = await worker.AskAsync(load with { Entry = load.Library });
        Assert.Contains("Submission#0", Assert.IsType<WorkerReply.LoadFailed>(reply).Reason);
    }

    [Fact]
    public async Task Load_WithoutSymbols_CallsAndNamesNoPlace()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        Assert.IsType<WorkerReply.Loaded>(await worker.AskAsync(SubmissionUnderTest.Load("Outcomes") with { Symbols = default }));
        Assert.Null((await worker.ThrowAsync("Unwritten")).Location);
    }

    [Fact]
    public async Task ModuleInitializer_ThatThrows_FailsTheCallsOnly()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var load = SubmissionUnderTest.Compile("Initializer", """
            public static class Probe { public static object One() => 1.0; }
            static class Start { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Run() => throw new System.FormatException("at the start"); }
            """);
        Assert.IsType<WorkerReply.Loaded>(await worker.AskAsync(load));
        Assert.Equal("at the start", (await worker.ThrowAsync("One")).Message);
    }

    [Theory]
    [InlineData(new byte[] { 9 })]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public async Task Frame_ThatIsNoLoad_EndsTheProcessWithoutAReply(byte[] payload)
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        await worker.SendAsync(payload);
        Assert.Null(await worker.ReceiveAsync());
        Assert.NotEqual(0, (await worker.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Call_OfAnUnknownMember_EndsTheProcess()
    {
        await using var worker = await WorkerUnderTest.StartAsync("Values");
        Assert.Null(await worker.CallAsync("NotThere"));
        Assert.Contains("there is no member Probe.NotThere", (await worker.EndAsync()).Errors);
    }

    [Fact]
    public async Task Reply_OfTheLargestResult_FitsTheHostsFrame()
    {
        await using var worker = await WorkerUnderTest.StartAsync("Values");
        var largest = (await worker.ReturnAsync("Large", 1 << 17));
        Assert.InRange(WorkerCodec.Encode(largest).Length, 1 << 20, (1 << 20) + (64 << 10));
    }
}
