using Autograder.Contracts;

namespace Autograder.Compiler.Tests;

public sealed class KitTests
{
    private const string Right = "public static class Cosine { public static Tensor Value(Tensor x) => Transforms.Gradient(v => v)(x); public static Tensor Gradient(Tensor x) => x; }";

    [Fact]
    public void Compile_CopyOfTheKit_GivesWayWithoutAWord()
    {
        var response = Submission.Compile([new("Kit/Records.cs", Submission.Kit.Text.Replace("\n", "\r\n", StringComparison.Ordinal)), new("Exercises/Cosine.cs", Right)]);
        Assert.Empty(response.Notes);
        Assert.Empty(response.Diagnostics);
        Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Value"]);
    }

    [Fact]
    public void Compile_ChangedCopyOfTheKit_GivesWayWithANote()
    {
        var response = Submission.Compile(
        [
            new("Kit/Mine.cs", "namespace Autodiff.Kit;\npublic sealed record TrainingRun(double[] W);\npublic sealed class Extra { public static int One => 1; }"),
            new("Exercises/Cosine.cs", Right.Replace("v => v", "v => v * Extra.One", StringComparison.Ordinal)),
        ]);
        Assert.Equal("Kit/Mine.cs: your TrainingRun differs from the starter's; the starter's was used.", Assert.Single(response.Notes));
        Assert.IsType<MemberBinding.Bound>(response.Members["Cosine.Value"]);
    }

    [Fact]
    public void Compile_TypeOfTheSameNameElsewhere_IsTheirOwn()
    {
        var response = Submission.Compile(
            [new("Line.cs", "public sealed record TrainingRun(double[] Losses, double[] Weights); public static class Line { public static TrainingRun Train(Tensor x, double rate, int epochs) => new([1], [2]); }")],
            Submission.Train);
        Assert.Empty(response.Notes);
        var fields = Assert.IsType<object[]>(Loaded.From(response).Call("Line.Train", null, 0.1, 1));
        Assert.Equal([2.0], Assert.IsType<double[]>(fields[0]));
    }
}
