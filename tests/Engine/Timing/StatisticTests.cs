using Autograder.Contracts;
using Autograder.Engine.Reporting;
using Autograder.Engine.Timing;

namespace Autograder.Engine.Tests.Timing;

public sealed class StatisticTests
{
    [Fact]
    public void Interval_OfFifteen_GoesFromTheFourthSmallestToTheFourthLargest() =>
        Assert.Equal((4.0, 8.0, 12.0), OrderStatistic.Interval(Enumerable.Range(1, 15).Select(i => (double)(16 - i))));

    [Fact]
    public void Interval_OfThirty_GoesFromTheTenthSmallest() =>
        Assert.Equal((10.0, 15.5, 21.0), OrderStatistic.Interval(Enumerable.Range(1, 30).Select(i => (double)i)));

    [Fact]
    public void Low_ThreeRatiosDisturbedToAThousandth_StandsFirm() =>
        Assert.Equal(1.0, OrderStatistic.Low([0.001, 0.001, 0.001, .. Enumerable.Repeat(1.0, 12)]));

    [Theory]
    [InlineData(1.72, 10)]
    [InlineData(1.15, 10)]
    [InlineData(0.1, 10)]
    [InlineData(9.3, 0)]
    [InlineData(100, 0)]
    public void Points_WithinTheFreeAndBeyondTheLost_AreAllAndNone(double low, int points) => Assert.Equal(points, TimingScore.Points(10, low));

    [Fact]
    public void Points_HalfwayInTheLogarithm_AreHalf()
    {
        var halfway = 1.15 * Math.Sqrt(TimingScore.Free * TimingScore.Lost);
        Assert.Equal(5, TimingScore.Points(10, halfway));
        Assert.Equal(1, TimingScore.Points(1, halfway - 1e-9));
        Assert.Equal(0, TimingScore.Points(1, halfway + 1e-2));
    }

    [Fact]
    public void Points_TheSlowerTheFewer()
    {
        var points = Enumerable.Range(1, 200).Select(i => TimingScore.Points(10, 0.05 * i)).ToList();
        Assert.Equal(points.OrderDescending(), points);
    }

    [Fact]
    public void Exponent_OfACubicWithOverhead_IsFittedWhereTheWorkOutweighsIt()
    {
        var points = new[] { 2, 4, 8, 16, 32, 64, 128, 256 }.Select(n => new ReportComparisonPoint(n, 10 + 0.01 * n * n * n, 50)).ToList();
        Assert.InRange(ComparisonReport.Exponent(points, p => p.AnalyticMicroseconds)!.Value, 2.9, 3.05);
        Assert.Equal(0, ComparisonReport.Exponent(points, p => p.AutogradMicroseconds)!.Value, 1e-9);
    }

    [Fact]
    public void Exponent_OfTooFewLargeSizes_IsNotFitted() =>
        Assert.Null(ComparisonReport.Exponent([new(2, 1, 1), new(32, 1, 1), new(64, 1, 1)], p => p.AnalyticMicroseconds));

    [Fact]
    public void Recipe_SameSeed_GivesTheSameNumbersAndOthersForEveryCallAndArgument()
    {
        var recipe = new InputRecipe.Tensor([4, 2], 0.2, 1);
        Value Make(ulong seed, int call, int position) => recipe.Make(seed, call, position);
        Assert.Equal(Make(1, 0, 0), Make(1, 0, 0));
        Assert.NotEqual(Make(1, 0, 0), Make(1, 1, 0));
        Assert.NotEqual(Make(1, 0, 0), Make(1, 0, 1));
        Assert.NotEqual(Make(1, 0, 0), Make(2, 0, 0));
        Assert.All(((Value.Tensor)Make(1, 0, 0)).Content.Values, x => Assert.InRange(Math.Abs(x), 0.2, 1));
    }

    [Fact]
    public void Digest_OneComponentChanged_IsAnother()
    {
        Value Result(double x) => TensorValue.Vector(1, 2, x);
        Assert.Equal(Digest.Of(Result(3), 7), Digest.Of(new Value.Fields([new Value.Numbers([1, 2]), 3.0]), 7));
        Assert.NotEqual(Digest.Of(Result(3), 7), Digest.Of(Result(3.0001), 7));
        Assert.True(double.IsNaN(Digest.Of(new Value.Nothing(), 7)));
    }
}
