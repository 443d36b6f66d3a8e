using Autograder.Service.Grades;
using Autograder.Service.Storage;

namespace Autograder.Service.Tests;

public sealed class CountingTests
{
    private static readonly DateTimeOffset Due = new(2026, 11, 30, 23, 59, 0, TimeSpan.Zero);

    private static Candidate Handed(long id, TimeSpan afterDue, int score, long? submission = null, int number = 1) =>
        new(id, submission ?? id, number, Due + afterDue, score, 100);

    [Fact]
    public void Best_LateAndBetterOnlyBeforeThePenalty_CountsTheOneInTime()
    {
        var terms = new AssignmentTerms { DueAt = Due, PenaltyPerDay = 20 };

        var counted = Counting.Choose([Handed(1, -TimeSpan.FromHours(1), 80), Handed(2, TimeSpan.FromHours(1), 95)], terms, null, null);

        Assert.Equal(1, counted!.Candidate.AttemptId);
        Assert.Equal(0, counted.Penalty);
    }

    [Fact]
    public void Penalty_SecondDayBegun_TakesTwoDaysRoundedForTheStudent()
    {
        var terms = new AssignmentTerms { DueAt = Due, PenaltyPerDay = 10 };

        var counted = Counting.Choose([Handed(1, TimeSpan.FromHours(25), 99)], terms, null, null);

        Assert.Equal((19, TimeSpan.FromHours(25)), (counted!.Penalty, counted.Late));
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(16, 8)]
    public void Penalty_WithinTheGrace_CostsNothing(int minutes, int penalty)
    {
        var terms = new AssignmentTerms { DueAt = Due, PenaltyPerDay = 10, GraceMinutes = 15 };

        Assert.Equal(penalty, Counting.Choose([Handed(1, TimeSpan.FromMinutes(minutes), 80)], terms, null, null)!.Penalty);
    }

    [Fact]
    public void Extension_CoversTheLateness_CountsInFullEvenAfterTheEnd()
    {
        var terms = new AssignmentTerms { DueAt = Due, ClosesAt = Due.AddDays(1), PenaltyPerDay = 10 };
        var late = Handed(1, TimeSpan.FromDays(3), 80);

        Assert.Null(Counting.Choose([late], terms, null, null));
        Assert.Equal((80, 0), Counting.Choose([late], terms, Due.AddDays(4), null) is { } c ? (c.Candidate.Score, c.Penalty) : default);
    }

    [Fact]
    public void Extension_EndsBeforeTheDueDate_TakesNothingAway()
    {
        var terms = new AssignmentTerms { DueAt = Due, PenaltyPerDay = 10 };

        Assert.Equal(0, Counting.Choose([Handed(1, -TimeSpan.FromHours(1), 80)], terms, Due.AddDays(-2), null)!.Penalty);
    }

    [Fact]
    public void Submission_GradedAgain_CountsWithItsLastAttempt()
    {
        var graded = new[] { Handed(1, -TimeSpan.FromHours(1), 90, submission: 7), Handed(2, -TimeSpan.FromHours(1), 60, submission: 7, number: 2) };

        Assert.Equal(2, Counting.Choose(graded, new(), null, null)!.Candidate.AttemptId);
        Assert.Equal(1, Counting.Choose(graded, new(), null, chosen: 1)!.Candidate.AttemptId);
    }

    [Fact]
    public void Newest_WorseThanTheOneBefore_Counts()
    {
        var terms = new AssignmentTerms { Counting = CountingRule.Newest };

        Assert.Equal(2, Counting.Choose([Handed(1, -TimeSpan.FromHours(2), 90), Handed(2, -TimeSpan.FromHours(1), 60)], terms, null, null)!.Candidate.AttemptId);
    }
}
