using Autograder.Authoring;
using Autograder.Engine.Reporting;
using Autograder.Service.Dashboard.Texts;

namespace Autograder.Service.Dashboard.Reading;

/// <summary>What a student had best do next: what was begun before what was not, and there where most points are open.</summary>
internal static class NextStep
{
    public static (ReportExercise Exercise, string Advice)? Of(Report report, Phrases t)
    {
        var open = report.Exercises.Where(e => e.Score < e.MaxScore).ToList();
        if (open.Where(e => e.State == ExerciseState.Incomplete).MaxBy(e => e.MaxScore - e.Score) is { } begun)
        {
            var telling = begun.Checks.FirstOrDefault(c => c is { Status: CheckStatus.Failed or CheckStatus.Error, Hint: not null })
                ?? begun.Checks.FirstOrDefault(c => c.Status is CheckStatus.Failed or CheckStatus.Error);
            return (begun, telling is null ? "" : $"{telling.Member}: {telling.Hint ?? telling.Message}");
        }
        return open.FirstOrDefault() is { } first ? (first, t["It is not started yet."]) : null;
    }
}
