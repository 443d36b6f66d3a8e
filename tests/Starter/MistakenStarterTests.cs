namespace Autograder.Starter.Tests;

/// <summary>What a student sees of wrong answers, of members that end the process, and of a wrong call.</summary>
public sealed class MistakenStarterTests(MistakenStarter starter) : IClassFixture<MistakenStarter>
{
    [Fact]
    public async Task Run_WrongShape_SaysItAndGoesOn()
    {
        var (exit, output, _) = await starter.RunAsync("--exercise", "trace-product");
        Assert.Equal(0, exit);
        Assert.Contains("    shape: expected (3, 4), got (4, 3)", output, StringComparison.Ordinal);
        Assert.Contains("TraceProduct has no member public static Value(Tensor, Tensor, Tensor).", output, StringComparison.Ordinal);
        Assert.Contains("trace-product             0 of 6 checks passed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WrongNumbers_NamesPlaceExpectedGotAndAllowed()
    {
        var (exit, output, _) = await starter.RunAsync("--exercise", "taylor-cosine");
        Assert.Equal(0, exit);
        Assert.Matches(@"Value\[0\]: expected 1, got 0 \(allowed\s+difference\s+1\.0E-06\),\s+and 4 more\s+of 5", output);
    }

    [Fact]
    public async Task Run_LibtorchThrows_ShowsItsSentenceWithoutItsStack()
    {
        var (exit, output, _) = await starter.RunAsync("--exercise", "quadratic-form");
        Assert.Equal(0, exit);
        Assert.Contains("    libtorch: mat2 must be a matrix", output, StringComparison.Ordinal);
        Assert.DoesNotContain("frame #", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MemberEndsTheProcess_IsTheLastOneNamed()
    {
        var (exit, output, errors) = await starter.RunAsync();
        Assert.NotEqual(0, exit);
        Assert.StartsWith("  Fourth ", output.TrimEnd('\n').Split('\n')[^1]);
        Assert.Contains("does not require grad", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--exercise", "no-such-exercise")]
    [InlineData("trace-product")]
    public async Task Run_UnknownArguments_NamesTheExercises(params string[] arguments)
    {
        var (exit, output, errors) = await starter.RunAsync(arguments);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("log-one-plus-exp", errors, StringComparison.Ordinal);
    }
}
