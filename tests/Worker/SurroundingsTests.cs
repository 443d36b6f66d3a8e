using Autograder.Contracts;
using Autograder.Worker.Tests.Support;

namespace Autograder.Worker.Tests;

/// <summary>What one call leaves to the next: nothing but static fields.</summary>
public sealed class SurroundingsTests
{
    private static readonly TensorValue x = TensorValue.Vector(1, 2, 3);

    [Theory]
    [InlineData("Meddle")]
    [InlineData("MeddleQuietly")]
    public async Task Call_AfterOneThatMeddled_FindsTheSameSurroundings(string meddle)
    {
        await using var worker = await WorkerUnderTest.StartAsync("Surroundings");
        var before = (await worker.ThrowAsync("Describe")).Message;
        await worker.ReturnAsync(meddle, x);
        var after = (await worker.ThrowAsync("Describe")).Message;
        // rand(1) after manual_seed(0), as in PyTorch.
        Assert.Equal("1.5 False -1 Float32 1 True True True True False False 0.4962566 6", before);
        Assert.Equal(before, after);
        worker.Close();
        Assert.Equal(" [heard] [heard] [heard] [heard]", (await worker.EndAsync()).Errors);
    }

    [Fact]
    public async Task Thread_OfACallThatLeavesItAsItWas_ServesTheNext()
    {
        await using var worker = await WorkerUnderTest.StartAsync("Surroundings");
        foreach (var (method, calls) in new[] { ("CallsOnThisThread", 1), ("CallsOnThisThread", 2), ("Meddle", 1), ("CallsOnThisThread", 1) })
            Assert.Equal((double)calls, ((Value.Number)(await worker.ReturnAsync(method, method == "Meddle" ? [x] : [])).Value).Content);
    }

    [Fact]
    public async Task Tensor_InAStaticField_OutlivesItsCall()
    {
        await using var worker = await WorkerUnderTest.StartAsync("Surroundings");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(new Value.Tensor(TensorValue.Scalar(1)), (await worker.ReturnAsync("Constant")).Value);
            Assert.Equal(new Value.Tensor(TensorValue.Vector(2, 4, 6)), (await worker.ReturnAsync("Cached", x)).Value);
        }
    }

    [Theory]
    [InlineData("Hoard", 64, 40)]
    [InlineData("Train", 50_000, 1)]
    [InlineData("HoardWhileDifferentiating", 8000, 1)]
    public async Task Memory_OfTensorsThatNobodyDisposed_IsFreed(string method, int size, int calls)
    {
        await using var worker = await WorkerUnderTest.StartAsync("Surroundings");
        for (var i = 0; i < calls; i++)
            Assert.InRange(((Value.Number)(await worker.ReturnAsync(method, size)).Value).Content, 0, 500e6);
    }

    [Theory]
    [InlineData("Leave")]
    [InlineData("ChangeSecond", 1)]
    [InlineData("ChangeShape", 0)]
    [InlineData("NegateZero", 0)]
    [InlineData("RequireGrad")]
    public async Task Argument_ChangedInPlace_IsReportedAndFreshNextTime(string method, params int[] changed)
    {
        await using var worker = await WorkerUnderTest.StartAsync("Surroundings");
        for (var i = 0; i < 2; i++)
        {
            var (first, second) = (TensorValue.Vector(0, double.NaN), TensorValue.Vector(5, 6));
            Assert.Equal(changed, (await worker.ReturnAsync(method, first, second)).Evidence.ChangedArguments.AsEnumerable());
        }
    }

    [Fact]
    public async Task Argument_BesideANumber_KeepsItsPosition()
    {
        await using var worker = await WorkerUnderTest.StartAsync("Surroundings");
        Assert.Equal([0], (await worker.ReturnAsync("ChangeOnPurpose", x, 2.5)).Evidence.ChangedArguments.AsEnumerable());
    }
}
