using System.Globalization;
using Autograder.Service.Dashboard.Deciding;
using Autograder.Service.Dashboard.Rules;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Revisions;

/// <summary>Sets an assignment's points, timing and limits, each time as another revision with its note in the audit.</summary>
internal sealed class RevisionChanges(IDbContextFactory<Store> stores, Decision decision)
{
    private const int MostNamed = 12;

    /// <param name="before">The number that the instructor saw; another one's change in between is not overwritten unseen.</param>
    /// <returns>A word for the address.</returns>
    public async Task<string> SaveAsync(Place place, int before, Adjustment wanted, CancellationToken cancellation)
    {
        var assignment = place.Assignment!.Id;
        await using var store = await stores.CreateDbContextAsync(cancellation);
        await using var write = await store.BeginWriteAsync(cancellation);
        await store.AloneWithAsync(string.Create(CultureInfo.InvariantCulture, $"revision {assignment}"), cancellation);
        var now = await store.RevisionAsync(assignment, cancellation);
        if ((now?.Number ?? 0) != before)
            return "changed-meanwhile";
        var said = Say(now?.Adjustment ?? Adjustment.None, wanted);
        if (said.Count == 0)
            return "saved";
        var entry = decision.Entry(place, "points.changed", FormattableString.Invariant($"{place.Assignment.Slug}, setting {before + 1}: {string.Join(", ", said.Take(MostNamed))}{(said.Count > MostNamed ? $" and {said.Count - MostNamed} more" : "")}"));
        store.Add(entry);
        store.Add(new AssignmentRevision { AssignmentId = assignment, Number = before + 1, Content = wanted.Write(), By = entry.Actor, At = entry.At });
        await store.SaveChangesAsync(cancellation);
        await write.CommitAsync(cancellation);
        return "saved-points";
    }

    /// <summary>What differs, in words; “own” is the value of the assignment's folder.</summary>
    private static List<string> Say(Adjustment before, Adjustment after)
    {
        var said = new List<string>();
        if (before.Timing != after.Timing)
            said.Add(after.Timing ? "timing on" : "timing off");
        var (a, b) = (before.Limits, after.Limits);
        foreach (var (name, from, to) in new[] { ("call", a.Call, b.Call), ("exercise", a.Exercise, b.Exercise), ("submission", a.Submission, b.Submission), ("compiling", a.Compilation, b.Compilation), ("memory", a.Memory, b.Memory) })
            if (from != to)
                said.Add(FormattableString.Invariant($"{name} {Own(from)} → {Own(to)} {(name == "memory" ? "MB" : "s")}"));
        foreach (var key in before.Points.Keys.Union(after.Points.Keys).Order(StringComparer.Ordinal))
        {
            var (from, to) = (before.Points.TryGetValue(key, out var f) ? f : (int?)null, after.Points.TryGetValue(key, out var g) ? g : (int?)null);
            if (from != to)
                said.Add(FormattableString.Invariant($"{key} {Own(from)} → {Own(to)}"));
        }
        return said;
    }

    private static string Own(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "own";
}
