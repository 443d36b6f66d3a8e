using Autograder.Authoring;
using Autograder.Engine.Reporting;
using Autograder.Engine.Submissions;

namespace Autograder.Grading.Tests;

/// <summary>No right answer loses a point, whatever its style.</summary>
public sealed class RightAnswersTests(Grader grader)
{
    /// <summary>How many seeds the model solutions are graded with; the full bar is AUTOGRADER_SEEDS=200.</summary>
    internal static int Seeds { get; } = int.Parse(Environment.GetEnvironmentVariable("AUTOGRADER_SEEDS") ?? "5", System.Globalization.CultureInfo.InvariantCulture);

    public static TheoryData<string> Answers => [.. Repository.Corpus("Right")];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task RightAnswer_InAnyStyle_HasFullPoints(string path)
    {
        var report = await grader.GradeFileAsync(Repository.At("tests", "Corpus", path), Path.GetFileName(Path.GetDirectoryName(path))!);
        var lost = report.Exercises[0].Checks.Where(c => c.Status != CheckStatus.Passed || c.Review).Select(c => $"{c.Id} {c.Status}{(c.Review ? " for review" : "")}: {c.Message}");
        Assert.True(report.Final && !lost.Any(), string.Join("\n", lost.Concat(report.Diagnostics.Where(d => d.IsError).Select(d => d.ToString()))));
    }

    [Fact]
    public async Task ModelSolutions_OnManySeeds_HaveFullPoints()
    {
        var submission = SubmissionFolder.Read(Repository.At("reference", "Solutions"), grader.Assignment.Limits);
        var lost =
            from result in await grader.GradeManySeedsAsync(submission, [], Seeds)
            from exercise in result.Exercises
            from check in exercise.Checks
            where check.Finding.Status != CheckStatus.Passed || check.Finding.Review
            select $"seed {result.Seed}: {exercise.Exercise.Id}/{check.Check.Id} {check.Finding.Status}: {check.Finding.Message}";
        Assert.Empty(lost);
    }

    [Fact]
    public async Task ModelSolutions_Graded_Have100Points()
    {
        var submission = SubmissionFolder.Read(Repository.At("reference", "Solutions"), grader.Assignment.Limits);
        var report = await grader.GradeAsync(submission, 20261123);
        Assert.Equal((90, 90, TimingState.Pending), (report.Score, report.MaxScore, report.Timing.State));

        var completed = await grader.Pipeline.TimeAsync(report, submission, null, TestContext.Current.CancellationToken);
        Assert.True(completed is { Score: 100, MaxScore: 100, Final: true, Timing.State: TimingState.Done }, JsonReport.Write(completed));
        Assert.Equal(6, completed.Exercises.Sum(e => e.Comparisons.Length));
    }

    [Fact]
    public async Task Starter_AsItIs_HasNoPointsAndSevenNotStarted()
    {
        var report = await grader.GradeFolderAsync(Repository.At("starter"));
        Assert.Equal((0, 100), (report.Score, report.MaxScore));
        Assert.All(report.Exercises, e => Assert.Equal(ExerciseState.NotStarted, e.State));
    }
}
