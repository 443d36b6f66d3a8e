using Autograder.Contracts;

namespace Autograder.Authoring.Tests;

public sealed class TimeHonestyTests
{
    private static readonly TimeHonestyCheck Check = new()
    {
        Id = "c", Title = "c", Member = "CompareTime", Visibility = Visibility.Visible, Points = 1,
        Probe = _ => new("the handout's data", [TensorValue.Vector(1, 2), TensorValue.Vector(2, 4), 0.01, 20]),
        Repetitions = 3,
        Fields = ["Manual", "Autograd"],
    };

    /// <summary>Answers with times in microseconds; the call number counts from 0, the first being the warm-up.</summary>
    private static Task<Finding> TryAsync(Func<int, long, (double Manual, double Autograd, double Elapsed)> times)
    {
        var call = 0;
        return Check.ExamineAsync(new FakeSubject().WithOutcome("CompareTime", (arguments, _) =>
        {
            var (manual, autograd, elapsed) = times(call++, ((Value.Integer)arguments[3]).Content);
            return new CallOutcome.Returned(
                new Value.Fields([new Value.Duration(TimeSpan.FromMicroseconds(manual)), new Value.Duration(TimeSpan.FromMicroseconds(autograd))]),
                CallEvidence.None, TimeSpan.FromMicroseconds(elapsed));
        }));
    }

    [Fact]
    public async Task Times_Honest_PassWhoeverWins()
    {
        Assert.Equal(CheckStatus.Passed, (await TryAsync((_, n) => (n, 50 * n, 52 * n))).Status);
        Assert.Equal(CheckStatus.Passed, (await TryAsync((_, n) => (50 * n, n, 52 * n))).Status);
    }

    [Fact]
    public async Task Times_OfAColdFirstCall_CostNothing() =>
        Assert.Equal(CheckStatus.Passed, (await TryAsync((call, n) => call == 0 ? (90_000, 90_000, 200_000) : (n, 50 * n, 52 * n))).Status);

    [Fact]
    public async Task Times_DisturbedFourTimes_CostNothing() =>
        Assert.Equal(CheckStatus.Passed, (await TryAsync((call, n) => call is 1 or 3 or 5 or 7 ? (90_000, 90_000, 200_000) : (n, 50 * n, 52 * n))).Status);

    [Fact]
    public async Task Times_Invented_Fail()
    {
        var longer = await TryAsync((_, n) => (n, 50 * n, 40 * n));
        Assert.Equal(CheckStatus.Failed, longer.Status);
        Assert.Contains("the whole call took", longer.Message, StringComparison.Ordinal);
        Assert.Contains("Manual is 0 ms", (await TryAsync((_, n) => (0, n, 2 * n))).Message, StringComparison.Ordinal);
        Assert.Contains("Autograd does not grow", (await TryAsync((_, n) => (n, 3, 2 * n))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_TooLongToAdd_FailWithoutHarm()
    {
        var subject = new FakeSubject().WithOutcome("CompareTime", (_, _) => new CallOutcome.Returned(
            new Value.Fields([new Value.Duration(TimeSpan.MaxValue), new Value.Duration(TimeSpan.MaxValue)]), CallEvidence.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(CheckStatus.Failed, (await Check.ExamineAsync(subject)).Status);
    }

    [Fact]
    public async Task Member_NotWritten_IsNotStarted()
    {
        var subject = new FakeSubject().WithOutcome("CompareTime", (_, _) => new CallOutcome.Threw("System.NotImplementedException", "", null, false));
        Assert.True((await Check.ExamineAsync(subject)).NotStarted);
    }

    [Fact]
    public async Task Member_ThatTakesTooLongOnlyWhenTriedAgain_FailsForWhatItToldBefore()
    {
        var subject = new FakeSubject().WithOutcome("CompareTime", (arguments, _) => ((Value.Integer)arguments[3]).Content > 200
            ? new CallOutcome.TimedOut(TimeSpan.FromSeconds(10))
            : new CallOutcome.Returned(new Value.Fields([new Value.Duration(TimeSpan.Zero), new Value.Duration(TimeSpan.Zero)]), CallEvidence.None, TimeSpan.FromSeconds(1)));
        var finding = await Check.ExamineAsync(subject);
        Assert.Equal(CheckStatus.Failed, finding.Status);
        Assert.Contains("positive", finding.Message, StringComparison.Ordinal);
    }
}
