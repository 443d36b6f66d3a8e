using Autograder.Service.Access;
using Autograder.Service.Hosting;
using Autograder.Service.Intake;
using Autograder.Service.Revisions;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

internal sealed record AssignmentView(string Slug, string Title, string Folder, int? MaxScore, IReadOnlyList<ExerciseView> Exercises);

internal sealed record ExerciseView(string Id, string Title, int Points);

/// <param name="Folder">One of the installation's assignments; see <c>/assignment-folders</c>.</param>
/// <param name="Title">Default: the one that the folder gives.</param>
internal sealed record NewAssignment(string Slug, string Folder, string? Title = null);

internal sealed record AssignmentChange(string? Title = null, string? Folder = null);

internal static class AssignmentEndpoints
{
    public static void MapAssignments(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/assignments").WithTags("Assignments");
        group.MapGet("", ListAsync).Needs(Rules.Member).WithSummary("The course's assignments.");
        group.MapPost("", CreateAsync).Needs(Rules.Manage).WithSummary("Gives the course an assignment.");
        group.MapGet("/{assignment}", ShowAsync).Needs(Rules.Member).WithSummary("An assignment with its exercises.");
        group.MapPatch("/{assignment}", ChangeAsync).Needs(Rules.Manage).WithSummary("Changes an assignment's title or folder.");
    }

    private static async Task<Ok<List<AssignmentView>>> ListAsync(
        CourseAccess access, IDbContextFactory<Store> stores, IAssignmentLibrary library, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var all = await store.Assignments.AsNoTracking().Where(a => a.CourseId == access.Course.Id).OrderBy(a => a.Id).ToListAsync(cancellation);
        var views = new List<AssignmentView>();
        foreach (var one in all)
            views.Add(await ViewAsync(store, one, library, cancellation));
        return TypedResults.Ok(views);
    }

    private static async Task<Results<Ok<AssignmentView>, ProblemHttpResult>> ShowAsync(
        string assignment, CourseAccess access, IDbContextFactory<Store> stores, IAssignmentLibrary library, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return await store.AssignmentAsync(access, assignment, cancellation) is { } found
            ? TypedResults.Ok(await ViewAsync(store, found, library, cancellation))
            : Problems.NoSuch("assignment", assignment);
    }

    private static Task<Results<Created<AssignmentView>, ProblemHttpResult>> CreateAsync(
        NewAssignment wanted, CourseAccess access, IDbContextFactory<Store> stores, IAssignmentLibrary library, TimeProvider time, CancellationToken cancellation)
    {
        var slug = Problems.Slug(wanted.Slug, "slug");
        var title = Problems.Text(wanted.Title ?? Loaded(wanted.Folder, library).Title, "title");
        return stores.ChangeAsync<Results<Created<AssignmentView>, ProblemHttpResult>>(access, time, "assignment.created", slug, async store =>
        {
            if (await store.AssignmentAsync(access, slug, cancellation) is not null)
                return (false, Problems.Taken("assignment", slug));
            var created = new Assignment { CourseId = access.Course.Id, Slug = slug, Title = title, Folder = wanted.Folder, CreatedAt = time.GetUtcNow() };
            store.Add(created);
            return (true, TypedResults.Created($"{ApiSetup.Root}/courses/{access.Course.Slug}/assignments/{slug}", await ViewAsync(store, created, library, cancellation)));
        }, cancellation);
    }

    private static Task<Results<Ok<AssignmentView>, ProblemHttpResult>> ChangeAsync(
        string assignment, AssignmentChange wanted, CourseAccess access, IDbContextFactory<Store> stores, IAssignmentLibrary library, TimeProvider time,
        CancellationToken cancellation)
    {
        if (wanted.Folder is { } folder)
            Loaded(folder, library);
        var title = wanted.Title is { } named ? Problems.Text(named, "title") : null;
        return stores.ChangeAsync<Results<Ok<AssignmentView>, ProblemHttpResult>>(access, time, "assignment.changed", assignment, async store =>
        {
            if (await store.AssignmentAsync(access, assignment, cancellation) is not { } found)
                return (false, Problems.NoSuch("assignment", assignment));
            found.Title = title ?? found.Title;
            found.Folder = wanted.Folder ?? found.Folder;
            return (true, TypedResults.Ok(await ViewAsync(store, found, library, cancellation)));
        }, cancellation);
    }

    public static Task<Assignment?> AssignmentAsync(this Store store, CourseAccess access, string slug, CancellationToken cancellation) =>
        store.Assignments.SingleOrDefaultAsync(a => a.CourseId == access.Course.Id && a.Slug == slug, cancellation);

    private static Authoring.Assignment Loaded(string folder, IAssignmentLibrary library)
    {
        try
        {
            return library.Load(folder);
        }
        catch (Authoring.AssignmentException e)
        {
            throw new RefusedException(e.Message);
        }
    }

    /// <summary>A folder that is gone or broken takes the exercises from the answer, not the answer.</summary>
    private static async Task<AssignmentView> ViewAsync(Store store, Assignment assignment, IAssignmentLibrary library, CancellationToken cancellation)
    {
        try
        {
            var loaded = await library.LoadAsync(store, assignment, cancellation);
            return new(assignment.Slug, assignment.Title, assignment.Folder, loaded.MaxScore, [.. loaded.Exercises.Select(e => new ExerciseView(e.Id, e.Title, e.Points))]);
        }
        catch (Authoring.AssignmentException)
        {
            return new(assignment.Slug, assignment.Title, assignment.Folder, null, []);
        }
    }
}
