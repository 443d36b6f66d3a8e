using Autograder.Contracts;
using Autograder.Worker.Tests.Support;

namespace Autograder.Worker.Tests;

/// <summary>Blocks of calls to be timed: fresh inputs made from a description, results told as digests, nothing in the way.</summary>
public sealed class RaceTests
{
    private const ulong Seed = 42;

    private static readonly InputRecipe vector = new InputRecipe.Tensor([3], 0.2, 1);

    [Fact]
    public async Task Block_OfEitherContender_DigestsTheResultOfEveryCallsOwnInputs()
    {
        await using var worker = await StartAsync();
        foreach (var contender in Enum.GetValues<Contender>())
        {
            var block = Block("Square", 5) with { Contender = contender };
            var ran = Assert.IsType<WorkerReply.Ran>(await RunAsync(worker, block));
            Assert.Equal(Enumerable.Range(0, 5).Select(call => Expected(block, call, x => x * x)), ran.Digests, (a, b) => Math.Abs(a - b) < 1e-14);
            Assert.Equal(5, ran.Digests.Distinct().Count());
        }
    }

    [Fact]
    public async Task Block_OfDerivatives_GivesThemUntouched()
    {
        await using var worker = await StartAsync();
        var block = Block("Derivative", 2);
        var ran = Assert.IsType<WorkerReply.Ran>(await RunAsync(worker, block));
        Assert.Equal(Expected(block, 1, x => 2 * x), ran.Digests[1], 1e-14);
    }

    [Fact]
    public async Task Block_OfDerivativesToBeMultiplied_GivesThemMultiplied()
    {
        await using var worker = await StartAsync();
        var block = Block("Derivative", 2);
        var ran = Assert.IsType<WorkerReply.Ran>(await RunAsync(worker, block, scale: 1.5));
        Assert.Equal(Expected(block, 1, x => 1.5 * 2 * x), ran.Digests[1], 1e-14);
        Assert.Equal(Expected(block, 1, x => 2 * x), Assert.IsType<WorkerReply.Ran>(await RunAsync(worker, block)).Digests[1], 1e-14);
    }

    [Fact]
    public async Task Block_WhoseInputsAreMadeBefore_HasThoseOfItsOwnSeed()
    {
        await using var worker = await StartAsync();
        var ran = Assert.IsType<WorkerReply.Ran>(await RunAsync(worker, Block("Square", 1) with { Seed = 7 }));
        var x = ((Value.Tensor)vector.Make(7, 0, 0)).Content;
        Assert.Equal(Digest.Of(TensorValue.Vector([.. x.Values.Select(v => v * v)]), Seed), ran.Digests[0], 1e-14);
    }

    [Fact]
    public async Task Block_OfARecord_DigestsItsFieldsInTurn()
    {
        await using var worker = await StartAsync();
        var block = Block("Twice", 1);
        var x = ((Value.Tensor)vector.Make(Seed, 0, 0)).Content;
        var ran = Assert.IsType<WorkerReply.Ran>(await RunAsync(worker, block));
        Assert.Equal(Digest.Of(TensorValue.Vector(2 * x.Values.Sum(), 3), Seed), ran.Digests[0], 1e-14);
    }

    [Fact]
    public async Task Block_OfALazySequence_ReadsItWithinTheBlock()
    {
        await using var worker = await StartAsync();
        var block = Block("Lazily", 1);
        var ran = Assert.IsType<WorkerReply.Ran>(await RunAsync(worker, block));
        Assert.Equal(Digest.Of(TensorValue.Vector(0, 1, 2), Seed), ran.Digests[0]);
    }

    [Fact]
    public async Task Block_WithoutDigests_RunsItsCallsAndTellsNothing()
    {
        await using var worker = await StartAsync();
        Assert.Empty(Assert.IsType<WorkerReply.Ran>(await RunAsync(worker, Block("Counted", 4) with { IsDigested = false })).Digests);
        var next = Block("Counted", 1);
        Assert.Equal(Digest.Of(5.0, Seed), Assert.IsType<WorkerReply.Ran>(await RunAsync(worker, next)).Digests[0]);
    }

    [Fact]
    public async Task Block_OfAMemberThatThrows_TellsWhatAndServesTheNext()
    {
        await using var worker = await StartAsync();
        Assert.Equal("not today", Assert.IsType<WorkerReply.Threw>(await RunAsync(worker, Block("Throws", 3))).Message);
        Assert.IsType<WorkerReply.Ran>(await RunAsync(worker, Block("Square", 1)));
    }

    [Fact]
    public async Task Block_ThatPrints_PrintsNothing()
    {
        await using var worker = await StartAsync();
        Assert.IsType<WorkerReply.Ran>(await RunAsync(worker, Block("Prints", 3)));
        worker.Close();
        Assert.Equal((0, ""), await worker.EndAsync());
    }

    [Fact]
    public async Task Block_PreparedTwice_IsTheSecond()
    {
        await using var worker = await StartAsync();
        Assert.IsType<WorkerReply.Prepared>(await worker.AskAsync(new WorkerRequest.Prepare(1, Block("Throws", 1))));
        Assert.IsType<WorkerReply.Ran>(await RunAsync(worker, Block("Square", 1)));
    }

    [Fact]
    public async Task Run_OfNothingPrepared_EndsTheProcess()
    {
        await using var worker = await StartAsync();
        Assert.Null(await worker.AskAsync(new WorkerRequest.Run(1, Seed, 1)));
    }

    [Fact]
    public async Task Call_InAWorkerThatTimes_EndsTheProcess()
    {
        await using var worker = await StartAsync();
        Assert.Null(await worker.CallAsync("Square", TensorValue.Vector(1)));
    }

    private static async Task<WorkerUnderTest> StartAsync()
    {
        var worker = await WorkerUnderTest.StartAsync();
        var load = SubmissionUnderTest.Load("Timed");
        Assert.IsType<WorkerReply.Loaded>(await worker.AskAsync(new WorkerRequest.LoadBoth(load, load)));
        return worker;
    }

    private static Block Block(string member, int count) => new(Contender.Student, $"Probe.{member}", [vector], Seed: null, count, IsDigested: true);

    private static async Task<WorkerReply?> RunAsync(WorkerUnderTest worker, Block block, double scale = 1)
    {
        Assert.IsType<WorkerReply.Prepared>(await worker.AskAsync(new WorkerRequest.Prepare(7, block)));
        return await worker.AskAsync(new WorkerRequest.Run(7, Seed, scale));
    }

    private static double Expected(Block block, int call, Func<double, double> map) =>
        Digest.Of(TensorValue.Vector([.. ((Value.Tensor)vector.Make(Seed, call, 0)).Content.Values.Select(map)]), Seed);
}
