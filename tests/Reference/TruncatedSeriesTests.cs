using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using Autograder.Reference.Exercises;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Tests;

/// <summary>What Value of the first exercise may be made of.</summary>
public sealed class TruncatedSeriesTests
{
    [Theory]
    [InlineData("TorchSharp.torch.cos", "cos")]
    [InlineData("TorchSharp.torch.Tensor.cos_", "cos")]
    [InlineData("TorchSharp.torch.special.expm1", "expm1")]
    [InlineData("System.Math.Cos", "cos")]
    [InlineData("System.Math.SinCos", "cos")]
    [InlineData("System.Numerics.Complex.Exp", "complex numbers")]
    [InlineData("TorchSharp.torch.fft.rfft", "fft")]
    [InlineData("TorchSharp.torch.linalg.matrix_exp", "matrix_exp")]
    public async Task Value_WithAFunctionThatNeedsNoSeries_FailsAndNamesIt(string function, string title)
    {
        var finding = await ExamineAsync(Math.Cos, function);

        Assert.Equal((CheckStatus.Failed, "forbidden-function"), (finding.Status, finding.Mistake));
        Assert.Contains($"{title} at Exercises/Played.cs:1", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TorchSharp.torch.Tensor.pow")]
    [InlineData("TorchSharp.torch.Tensor.cosine_similarity")]
    [InlineData("System.Math.Pow")]
    [InlineData("TorchSharp.torch.Tensor.expand")]
    public async Task Value_SeriesOfOtherFunctions_PassesWithoutReview(string function) =>
        Assert.True(await ExamineAsync(x => TaylorSeries.Cosine(x, 14), function) is { Status: CheckStatus.Passed, Review: false });

    [Fact]
    public async Task Value_RightFarAwayWithoutAReduction_IsForReviewAndKeepsItsPoints() =>
        Assert.True(await ExamineAsync(Math.Cos, "System.Reflection.MethodBase.Invoke") is { Status: CheckStatus.Passed, Review: true });

    [Theory]
    [InlineData("TorchSharp.torch.Tensor.remainder")]
    [InlineData("TorchSharp.torch.Tensor.op_Modulus")]
    [InlineData("TorchSharp.torch.floor")]
    [InlineData("System.Math.Round")]
    public async Task Value_RightFarAwayByAReduction_PassesWithoutReview(string function) =>
        Assert.True(await ExamineAsync(Math.Cos, function) is { Status: CheckStatus.Passed, Review: false });

    [Fact]
    public async Task Value_ArgumentHalvedSixTimes_PassesWithoutReview() =>
        Assert.True(await ExamineAsync(x => Doubled(TaylorSeries.Cosine(x / 64, 14), 6), "TorchSharp.torch.Tensor.pow") is { Status: CheckStatus.Passed, Review: false });

    // cos 2x = 2cos²x − 1
    private static double Doubled(double cosine, int times) => times == 0 ? cosine : Doubled(2 * cosine * cosine - 1, times - 1);

    private static Task<Finding> ExamineAsync(Func<double, double> value, string function)
    {
        var student = new PlayedStudent(
            (_, arguments) => ((Value.Tensor)arguments[0]).Content.Map(value), [new(function, "Exercises/Played.cs", 1, [])]);
        var check = TheAssignment.Exercise("taylor-cosine").Checks.OfType<TruncatedSeriesCheck>().Single(c => c.Visibility == Visibility.Hidden);
        return check.ExamineAsync(student, Draw.For(1, check.Id), TestContext.Current.CancellationToken);
    }
}
