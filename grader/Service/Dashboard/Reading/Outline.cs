using Autograder.Authoring;
using Autograder.Engine.Reporting;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Autograder.Service.Dashboard.Reading;

internal sealed record OutlineCheck(string Id, string Title, Visibility Visibility);

internal sealed record OutlineExercise(string Id, string Title, int Points, IReadOnlyList<OutlineCheck> Checks);

/// <summary>Exercises and checks of an assignment as its newest report names them: also of one that is no longer installed.</summary>
internal sealed class Outline(IMemoryCache cache)
{
    /// <returns>Empty while nothing is graded.</returns>
    public async Task<IReadOnlyList<OutlineExercise>> OfAsync(Store store, long assignment, CancellationToken cancellation)
    {
        var newest = await store.Attempts.Where(a => a.AssignmentId == assignment && a.ReportedAt != null)
            .OrderByDescending(a => a.ReportedAt).Select(a => (long?)a.Id).FirstOrDefaultAsync(cancellation);
        if (newest is not { } attempt)
            return [];
        // Reports of one version have one outline.
        var version = await store.Attempts.Where(a => a.Id == attempt).Select(a => a.AssignmentVersion).SingleAsync(cancellation);
        return await cache.GetOrCreateAsync((nameof(Outline), assignment, version), async entry =>
        {
            entry.SlidingExpiration = TimeSpan.FromMinutes(30);
            var packed = await store.Reports.Where(r => r.AttemptId == attempt).Select(r => r.Student).SingleOrDefaultAsync(cancellation);
            return packed is null ? [] : (IReadOnlyList<OutlineExercise>)[.. CompressedReport.Unpack(packed).Exercises.Select(Of)];
        }) ?? [];
    }

    private static OutlineExercise Of(ReportExercise exercise) =>
        new(exercise.Id, exercise.Title, exercise.Checks.Sum(c => c.MaxScore) + exercise.Timed.Sum(t => t.Points), [.. exercise.Checks.Select(c => new OutlineCheck(c.Id, c.Title, c.Visibility))]);
}
