using Autograder.Service.Hosting;
using Autograder.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Revisions;

/// <summary>An assignment's points, limits and timing in a course, by their number.</summary>
internal sealed record Revision(long AssignmentId, int Number, Adjustment Adjustment)
{
    public static Revision Of(AssignmentRevision stored) => new(stored.AssignmentId, stored.Number, Adjustment.Read(stored.Content));

    /// <summary>The assignment with what the course set; its version then says by which number.</summary>
    public Authoring.Assignment Of(Authoring.Assignment assignment) => Adjustment.IsNone ? assignment : assignment with
    {
        Version = FormattableString.Invariant($"{assignment.Version}+{Number}"),
        Exercises = [.. assignment.Exercises.Select(Adjustment.Of)],
        Limits = Adjustment.Limits.Of(assignment.Limits),
    };
}

internal static class RevisionStore
{
    /// <summary>The one that holds now; null where the assignment's folder does.</summary>
    public static async Task<Revision?> RevisionAsync(this Store store, long assignment, CancellationToken cancellation) =>
        await store.Revisions.AsNoTracking().Where(r => r.AssignmentId == assignment).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellation) is { } stored
            ? Revision.Of(stored) : null;

    /// <summary>The one that an attempt was graded with.</summary>
    public static async Task<Revision?> RevisionAsync(this Store store, long assignment, int? number, CancellationToken cancellation) =>
        number is { } known && await store.Revisions.AsNoTracking().SingleOrDefaultAsync(r => r.AssignmentId == assignment && r.Number == known, cancellation) is { } stored
            ? Revision.Of(stored) : null;

    /// <summary>The assignment as the course gives it now.</summary>
    /// <exception cref="Authoring.AssignmentException">Its folder cannot be loaded.</exception>
    public static async Task<Authoring.Assignment> LoadAsync(this IAssignmentLibrary library, Store store, Assignment assignment, CancellationToken cancellation)
    {
        var loaded = library.Load(assignment.Folder);
        return (await store.RevisionAsync(assignment.Id, cancellation))?.Of(loaded) ?? loaded;
    }
}
