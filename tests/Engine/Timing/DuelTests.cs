using Autograder.Contracts;
using Autograder.Engine.Reporting;
using Autograder.Engine.Timing;

namespace Autograder.Engine.Tests.Timing;

/// <summary>The method on simulated machines: the innocent keep their points whatever the noise, and each cheat is named.</summary>
public sealed class DuelTests
{
    [Theory]
    [InlineData(1.05, 0)]
    [InlineData(1.3, 0)]
    [InlineData(1.3, 0.1)]
    [InlineData(2, 0.3)]
    public async Task IdenticalCode_OnANoisyMachine_KeepsItsPoints(double disturbance, double bursts)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var told = await new SimulatedMachine(seed) { Disturbance = disturbance, Bursts = bursts }.JudgeAsync();
            Assert.True(told.Score == told.MaxScore && told.Verdict is TimingVerdict.Fast or TimingVerdict.Review, $"seed {seed}: {told}");
        }
    }

    [Fact]
    public async Task Code_FasterThanTheRival_IsFast()
    {
        var told = await new SimulatedMachine(1) { Factor = 0.2 }.JudgeAsync();
        Assert.Equal((TimingVerdict.Fast, 2, 2), (told.Verdict, told.Score, told.MaxScore));
        Assert.InRange(told.Measurement!.Ratio, 0.18, 0.22);
        Assert.Equal(6, told.Measurement.Pairs);
    }

    [Fact]
    public Task Calls_ThatStopDifferentiating_AreACheat() => AssertCheatAsync(new(11) { Factor = 0.01, FormulaFrom = 40 }, "autograd was skipped");

    [Fact]
    public Task Calls_ThatNeverDifferentiate_AreForReview() => AssertReviewAsync(new(12) { Factor = 0.01, FormulaFrom = 0 }, "differentiate");

    [Fact]
    public async Task Code_FastOnlyWhereItSlowsTheRival_IsForReview()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var told = await new SimulatedMachine(seed) { Factor = 8, Slowing = 10, SlowedShare = 0.35 }.JudgeAsync();
            Assert.True(told.Verdict is TimingVerdict.Review or TimingVerdict.Slow, $"seed {seed}: {told}");
        }
    }

    [Fact]
    public async Task Calls_ThatDelayTheMeasurementForever_AreForReviewSoon()
    {
        var machine = new SimulatedMachine(13) { Delay = 9 };
        var began = machine.GetTimestamp();
        var told = await machine.JudgeAsync();
        Assert.Equal((TimingVerdict.Review, 2), (told.Verdict, told.Score));
        Assert.InRange(machine.GetElapsedTime(began), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2.5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Processes_WhateverTheOutcome_AreKeptOnOneProcessorForThePairsOnly(double factor)
    {
        var machine = new SimulatedMachine(9) { Factor = factor, Processor = 5 };
        var outcome = await machine.MeasureAsync();
        Assert.Equal(factor == 1, outcome is DuelOutcome.Measured);
        Assert.All(machine.Blocks, b => Assert.Equal(b.IsOfAPair ? 5 : null, b.Processor));
        // Six pairs of three blocks, and the one that finds out whether it differentiates.
        Assert.Equal(factor == 1 ? 19 : 0, machine.Blocks.Count(b => b.IsOfAPair && b.Processor is not null));
        Assert.Equal([null, null], machine.Kept.Values);
    }

    [Fact]
    public async Task WarmUp_OfCallsThatTakeLong_EndsAfterThree()
    {
        var machine = new SimulatedMachine(10) { Factor = 20 };
        await machine.MeasureAsync();
        // Of the rival, at 1 ms a call, 31 calls in five blocks in either process; of the student's three in two.
        Assert.Equal(5 + 5 + 2, machine.Blocks.Count(b => !b.IsOfAPair));
    }

    [Theory]
    [InlineData(1.5, 2)]
    [InlineData(4, 1)]
    [InlineData(10, 0)]
    [InlineData(30, 0)]
    [InlineData(500, 0)]
    public async Task Code_TrulySlower_LosesPointsByTheLogarithm(double factor, int points)
    {
        var told = await new SimulatedMachine(2) { Factor = factor }.JudgeAsync();
        Assert.Equal((points < 2 ? TimingVerdict.Slow : TimingVerdict.Fast, points), (told.Verdict, told.Score));
    }

    [Fact]
    public async Task Code_SlowOnAMachineTooNoisyToTell_IsForReviewWithItsPoints()
    {
        var told = await new SimulatedMachine(3) { Factor = 20, Bursts = 0.35 }.JudgeAsync();
        Assert.Equal((TimingVerdict.Review, 2), (told.Verdict, told.Score));
        Assert.Contains("noisy", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_RememberedFromTheFirstCall_AreACheat()
    {
        Value? first = null;
        await AssertCheatAsync(new(4) { Factor = 0.01, Student = (right, _) => first ??= right }, "remembered");
    }

    [Fact]
    public async Task Work_SkippedInHalfOfTheCalls_IsACheat()
    {
        await AssertCheatAsync(new(5) { Student = (right, call) => call % 2 == 0 ? right : TensorValue.Vector(0, 0, 0) }, "skipped");
    }

    [Fact]
    public Task Threads_WorkingDuringTheReferencesTurn_AreForReview() =>
        AssertReviewAsync(new(6) { Background = 1 }, "threads");

    [Fact]
    public async Task Threads_LateToRest_AreNotFoundWorking()
    {
        var outcome = await new SimulatedMachine(6) { LateLooks = 4 }.MeasureAsync();
        Assert.False(Assert.IsType<DuelOutcome.Measured>(outcome).Measurement.IsOdd);
    }

    [Fact]
    public Task Calls_ThatSleep_AreForReview() => AssertReviewAsync(new(7) { Sleep = 0.004 }, "sleep");

    [Fact]
    public async Task Calls_ThatSleepOnANoisyMachine_AreForReviewSinceTheySleep()
    {
        var machine = new SimulatedMachine(10) { Sleep = 0.03, Disturbance = 30 };
        var told = await machine.JudgeAsync();
        Assert.Equal(TimingVerdict.Review, told.Verdict);
        Assert.True(told.Measurement!.Noise > 0.6, $"{told.Measurement.Noise}");
        Assert.Contains("(its calls wait (sleep) instead of working)", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Code_ThatSlowsTheReferenceToLookFast_IsForReview() => AssertReviewAsync(new(8) { Factor = 6, Slowing = 6 }, "slower beside it");

    [Fact]
    public async Task Code_ThatSlowsTheReferenceByItsNatureButIsFast_KeepsItsPoints()
    {
        var told = await new SimulatedMachine(9) { Factor = 0.5, Slowing = 3 }.JudgeAsync();
        Assert.Equal((TimingVerdict.Review, 2), (told.Verdict, told.Score));
    }

    [Fact]
    public Task Answer_ThatNoWorkerGives_IsACheat() => AssertCheatAsync(new(10) { Ending = new BlockOutcome.Forged("it answered out of turn") }, "tampered");

    [Fact]
    public Task Call_ThatHangsWithoutWorking_IsACheat() =>
        AssertCheatAsync(new(11) { Ending = new BlockOutcome.TimedOut(TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(2)) }, "waited");

    [Fact]
    public async Task Call_StoppedAfterWorkingAllTheTime_IsSlow()
    {
        var told = await new SimulatedMachine(12) { Ending = new BlockOutcome.TimedOut(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(9)) }.JudgeAsync();
        Assert.Equal((TimingVerdict.Slow, 0), (told.Verdict, told.Score));
    }

    [Fact]
    public async Task Code_ThatThrowsWhenTimed_KeepsItsPointsForReview()
    {
        var told = await new SimulatedMachine(13) { Ending = new BlockOutcome.Threw("it threw System.OutOfMemoryException: none left") }.JudgeAsync();
        Assert.Equal((TimingVerdict.Review, 2), (told.Verdict, told.Score));
        Assert.Contains("OutOfMemoryException", told.Message, StringComparison.Ordinal);
    }

    private static async Task AssertReviewAsync(SimulatedMachine machine, string word)
    {
        var told = await machine.JudgeAsync();
        Assert.Equal((TimingVerdict.Review, 2), (told.Verdict, told.Score));
        Assert.Contains(word, told.Message, StringComparison.Ordinal);
    }

    private static async Task AssertCheatAsync(SimulatedMachine machine, string word)
    {
        var told = await machine.JudgeAsync();
        Assert.True(told is { Verdict: TimingVerdict.Cheated, Score: 0, MaxScore: 2 }, told.ToString());
        Assert.Contains(word, told.Message, StringComparison.Ordinal);
    }
}
