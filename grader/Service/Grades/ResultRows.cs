using Autograder.Authoring;
using Autograder.Engine.Reporting;
using Autograder.Service.Storage;

namespace Autograder.Service.Grades;

/// <summary>The rows of a report that lists and statistics read.</summary>
internal static class ResultRows
{
    public static IEnumerable<ExerciseResult> ExercisesOf(Report report) =>
        report.Exercises.Select((e, i) => new ExerciseResult
        {
            Exercise = e.Id, Position = i, Score = e.Score, MaxScore = e.MaxScore, State = e.State,
        });

    public static IEnumerable<CheckResult> ChecksOf(Report report) =>
        from exercise in report.Exercises
        from check in exercise.Checks
        where check.Status != CheckStatus.Passed || check.Review
        select new CheckResult
        {
            Exercise = exercise.Id, Check = check.Id, Status = check.Status, Review = check.Review, Mistake = check.Mistake,
        };
}
