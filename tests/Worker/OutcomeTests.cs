using Autograder.Contracts;
using Autograder.Worker.Tests.Support;

namespace Autograder.Worker.Tests;

public sealed class OutcomeFixture : IAsyncLifetime
{
    internal WorkerUnderTest Worker { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Worker = await WorkerUnderTest.StartAsync("Outcomes");

    public ValueTask DisposeAsync() => Worker.DisposeAsync();
}

/// <summary>Exceptions: what they say and where they are said to come from.</summary>
public sealed class ExceptionTests(OutcomeFixture fixture) : IClassFixture<OutcomeFixture>
{
    private static string Mark(string name) => $"Exercises/Outcomes.cs:{SubmissionUnderTest.LineOf("Outcomes", $"// mark: {name}")}";

    [Theory]
    [InlineData("Unwritten", "System.NotImplementedException", "not yet", "Unwritten")]
    [InlineData("Deep", "System.ArgumentException", "deep", "Inner")]
    [InlineData("InTask", "System.InvalidOperationException", "in a task", "InTask")]
    [InlineData("ByReflection", "System.NotImplementedException", "not yet", "Unwritten")]
    [InlineData("InStatic", "System.DivideByZeroException", "in a field", "InStatic")]
    [InlineData("InFramework", "System.DivideByZeroException", "Attempted to divide by zero.", "InFramework")]
    [InlineData("Ordinary", "System.Runtime.InteropServices.ExternalException", "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", "Ordinary")]
    public async Task Exception_OfAnyOrigin_IsNamedWithItsCauseAndPlace(string method, string exception, string message, string place)
    {
        var threw = await fixture.Worker.ThrowAsync(method);
        Assert.Equal((exception, message, Mark(place), false), (threw.Exception, threw.Message, threw.Location, threw.EndsProcess));
    }

    [Fact]
    public async Task Exception_WithinTheKit_IsPlacedWhereTheStudentCalledIt()
    {
        var threw = await fixture.Worker.ThrowAsync("InKit");
        Assert.Equal((Mark("InKit"), true), (threw.Location, threw.EndsProcess));
        Assert.StartsWith("element 0 of", threw.Message);
    }

    [Fact]
    public async Task Exception_ThatWouldEndTheProcess_SaysSo()
    {
        var threw = await fixture.Worker.ThrowAsync("UnusedInput");
        Assert.Equal(("System.Runtime.InteropServices.ExternalException", Mark("UnusedInput"), true), (threw.Exception, threw.Location, threw.EndsProcess));
        Assert.Contains("appears to not have been used in the graph", threw.Message);
        Assert.True((await fixture.Worker.ThrowAsync("Mismatch")).EndsProcess);
        Assert.False((await fixture.Worker.ThrowAsync("VectorBackward")).EndsProcess);
    }

    [Fact]
    public async Task Message_HugeOrThrowing_IsBounded()
    {
        Assert.Equal(4096, (await fixture.Worker.ThrowAsync("Verbose")).Message.Length);
        var own = await fixture.Worker.ThrowAsync("OwnType");
        Assert.Equal(("OwnException", "(its message threw FormatException)"), (own.Exception, own.Message));
        Assert.Equal("System.NullReferenceException", (await fixture.Worker.ThrowAsync("Null")).Exception);
    }

    [Fact]
    public async Task Worker_AfterAnException_GoesOn()
    {
        await fixture.Worker.ThrowAsync("Unwritten");
        Assert.Equal(new Value.Number(1), (await fixture.Worker.ReturnAsync("Reads")).Value);
    }

    [Fact]
    public async Task Recursion_NeedingTwelveMegabytes_HasRoom() =>
        Assert.Equal(new Value.Tensor(TensorValue.Scalar(192)), (await fixture.Worker.ReturnAsync("DeepStack")).Value);
}

/// <summary>Endings of the process, as the host sees them.</summary>
public sealed class EndingTests
{
    private static async Task<(int ExitCode, string Errors)> EndByAsync(string method)
    {
        await using var worker = await WorkerUnderTest.StartAsync("Outcomes");
        Assert.Null(await worker.CallAsync(method));
        return await worker.EndAsync();
    }

    [Theory]
    [InlineData("Exit", 3, "")]
    [InlineData("ExitZero", 0, "")]
    [InlineData("FailFast", 134, "gives up")]
    [InlineData("Abort", 134, "")]
    [InlineData("Overflow", 134, "Stack overflow")]
    [InlineData("OnAnotherThread", 134, "Unhandled exception. System.InvalidOperationException: unhandled")]
    [InlineData("Native", 134, "what():  element 0of the differentiated Tensors appears to not have been used in the graph.")]
    public async Task Process_EndedByTheStudentsCode_IsSeenWithItsLastWords(string method, int exitCode, string words)
    {
        var (code, errors) = await EndByAsync(method);
        Assert.Equal(exitCode, code);
        Assert.Contains(words, errors);
    }

    [Fact]
    public async Task Loop_WithoutEnd_CanBeKilled()
    {
        await using var worker = await WorkerUnderTest.StartAsync("Outcomes");
        var call = worker.CallAsync("Endless");
        await worker.ErrorLineAsync("looping");
        Assert.False(call.IsCompleted);
        worker.Process.Kill();
        Assert.Null(await call);
        Assert.Equal(137, (await worker.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Process_AtTheEndOfRequests_EndsAtOnceWhateverWasLeftBehind()
    {
        await using var worker = await WorkerUnderTest.StartAsync("Outcomes");
        await worker.ReturnAsync("Haunts");
        worker.Close();
        Assert.Equal((0, ""), await worker.EndAsync());
    }

    [Fact]
    public async Task Worker_WithItsThreadPoolBlocked_StillAnswers()
    {
        await using var worker = await WorkerUnderTest.StartAsync("Outcomes");
        await worker.ReturnAsync("BlocksThreadPool");
        Assert.Equal(new Value.Number(1), (await worker.ReturnAsync("Reads")).Value);
    }

    [Fact]
    public async Task Output_ByAnyWay_GoesToStandardError()
    {
        await using var worker = await WorkerUnderTest.StartAsync("Outcomes");
        await worker.ReturnAsync("Prints");
        worker.Close();
        Assert.Equal((0, "by console by descriptor by stream "), await worker.EndAsync());
    }
}
