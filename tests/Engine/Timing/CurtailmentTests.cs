using Autograder.Authoring;
using Autograder.Engine.Timing;

namespace Autograder.Engine.Tests.Timing;

public sealed class CurtailmentTests
{
    private static readonly TimedMember timed = new SimulatedMachine(0).Timed;

    [Theory]
    [InlineData(OrderStatistic.Few)]
    [InlineData(OrderStatistic.Many)]
    public void Settled_BySomePairs_IsSettledByAll(int planned)
    {
        var random = new Random(1);
        var (settled, curtailed) = (0, 0);
        for (var sample = 0; sample < 5000; sample++)
        {
            // Around every threshold, so that the whole sample is often just above or just below one.
            double Around(double threshold) => threshold * Math.Exp((random.NextDouble() - 0.5) * 1.5 - 0.2);
            var pairs = Enumerable.Range(0, planned).Select(_ =>
                new Pair(new(Around(2.62), Around(1)), new(1, random.NextDouble() * 0.1), new(1 / Around(1.5), 0), Around(0.25))).ToList();
            if (Enumerable.Range(1, planned).FirstOrDefault(n => Curtailment.IsSettled(timed, [.. pairs.Take(n)], planned)) is var after and > 0)
            {
                Assert.True(Judgement.IsSettled(timed, new DuelOutcome.Measured(new(pairs))), $"sample {sample} ended after {after} pairs");
                Assert.True(Judgement.IsSettled(timed, new DuelOutcome.Measured(new([.. pairs.Take(after)]))), $"sample {sample} at {after} pairs");
                curtailed += after < planned ? 1 : 0;
            }
            settled += Judgement.IsSettled(timed, new DuelOutcome.Measured(new(pairs))) ? 1 : 0;
        }
        Assert.InRange(settled, 500, 4500);
        Assert.True(curtailed > settled / 2, $"{curtailed} of {settled} ended before the last pair");
    }

    [Fact]
    public void Settled_BeforeSixPairs_Never() =>
        Assert.False(Curtailment.IsSettled(timed, [.. Enumerable.Repeat(new Pair(new(1, 0), new(1, 0), new(1, 0), 0), 5)], OrderStatistic.Few));

    [Theory]
    [InlineData(6, 0)]
    [InlineData(8, 0)]
    [InlineData(9, 1)]
    [InlineData(15, 3)]
    [InlineData(30, 9)]
    public void Outside_LeavesTheMedianInsideWithNinetyFivePercent(int count, int outside) => Assert.Equal(outside, OrderStatistic.Outside(count));
}
