using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Autograder.Service.Dashboard.Reading;

/// <param name="Counts">By <see cref="Timings.Bands"/>.</param>
public sealed record MemberTimes(string Member, IReadOnlyList<int> Counts, double Median);

/// <summary>How the class's answers compare in time with the slowest plain solution that the course accepts. The numbers stand in the reports only, so the newest are read and kept for a while.</summary>
internal sealed class Timings(IMemoryCache cache)
{
    private const int Newest = 100;

    private static readonly double[] Ends = [.0625, .25, 1, 1.5, 4, 8];

    public static IReadOnlyList<string> Bands { get; } = ["< 1⁄16", "1⁄16–¼", "¼–1", "1–1½", "1½–4", "4–8", "> 8"];

    public async Task<IReadOnlyList<MemberTimes>> OfAsync(Store store, Assignment assignment, string exercise, CancellationToken cancellation) =>
        (await cache.GetOrCreateAsync((nameof(Timings), assignment.Id), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(2);
            var packed = await (
                from standing in OverviewQuery.Active(store, assignment)
                join report in store.Reports on standing.AttemptId equals report.AttemptId
                orderby report.AttemptId descending
                select report.Student).Take(Newest).ToListAsync(cancellation);
            return packed.Select(CompressedReport.Unpack).SelectMany(r => r.Exercises)
                .SelectMany(e => e.Timed.Where(t => t.Measurement is not null).Select(t => (e.Id, t.Member, t.Measurement!.Ratio)))
                .GroupBy(t => t.Id).ToDictionary(g => g.Key, g => (IReadOnlyList<MemberTimes>)[.. g.GroupBy(t => t.Member).Select(m => Of(m.Key, [.. m.Select(t => t.Ratio).Order()]))]);
        }))!.GetValueOrDefault(exercise, []);

    private static MemberTimes Of(string member, double[] ratios) =>
        new(member, [.. Enumerable.Range(0, Ends.Length + 1).Select(band => ratios.Count(r => Ends.Count(e => r >= e) == band))], ratios[ratios.Length / 2]);
}
