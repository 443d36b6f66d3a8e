using Autograder.Authoring;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Assignment = Autograder.Service.Storage.Assignment;

namespace Autograder.Service.Dashboard.Reading;

internal sealed record CheckFigures(string Check, int NotPassed, int Errors, int Skipped, int InternalErrors, int Review);

internal sealed record MistakeExample(string Mistake, long AttemptId, long StudentId, string Student);

/// <summary>One exercise over the class, of the attempts that count.</summary>
internal static class ExerciseQuery
{
    public static async Task<IReadOnlyList<CheckFigures>> ChecksAsync(Store store, Assignment assignment, string exercise, CancellationToken cancellation)
    {
        var found = await (
            from standing in OverviewQuery.Active(store, assignment)
            join check in store.CheckResults on standing.AttemptId equals check.AttemptId
            where check.Exercise == exercise
            group check by check.Check into g
            select new CheckFigures(
                g.Key, g.Count(c => c.Status != CheckStatus.Passed), g.Count(c => c.Status == CheckStatus.Error), g.Count(c => c.Status == CheckStatus.Skipped),
                g.Count(c => c.Status == CheckStatus.InternalError), g.Count(c => c.Review))).ToListAsync(cancellation);
        return found;
    }

    /// <summary>How many reached how many points.</summary>
    public static async Task<IReadOnlyDictionary<int, int>> PointsAsync(Store store, Assignment assignment, string exercise, CancellationToken cancellation) =>
        await (
            from standing in OverviewQuery.Active(store, assignment)
            join result in store.ExerciseResults on standing.AttemptId equals result.AttemptId
            where result.Exercise == exercise
            group result by result.Score into g
            select new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);

    /// <summary>A few who make each mistake, to look at.</summary>
    public static async Task<ILookup<string, MistakeExample>> ExamplesAsync(Store store, Assignment assignment, string exercise, int most, CancellationToken cancellation)
    {
        var found = await (
            from standing in OverviewQuery.Active(store, assignment)
            join check in store.CheckResults on standing.AttemptId equals check.AttemptId
            join student in store.Students on standing.StudentId equals student.Id
            where check.Exercise == exercise && check.Mistake != null
            select new { check.Mistake, check.AttemptId, student.Id, student.Name }).Distinct().ToListAsync(cancellation);
        return found.GroupBy(e => e.Mistake!).SelectMany(g => g.OrderBy(e => e.AttemptId).Take(most).Select(e => new MistakeExample(e.Mistake!, e.AttemptId, e.Id, e.Name))).ToLookup(e => e.Mistake);
    }
}
