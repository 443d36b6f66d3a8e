using System.Security.Claims;
using Autograder.Service.Access;
using Autograder.Service.Hosting;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

/// <param name="Scopes">What the caller may do in it.</param>
internal sealed record CourseView(string Slug, string Title, IReadOnlyList<Scopes> Scopes)
{
    public static CourseView Of(CourseAccess access) =>
        new(access.Course.Slug, access.Course.Title, ScopeList.Of(access.Scopes));
}

/// <param name="Slug">Its name in addresses; it cannot be changed.</param>
internal sealed record NewCourse(string Slug, string Title);

internal sealed record Titled(string Title);

internal static class CourseEndpoints
{
    public static void MapCourses(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/").WithTags("Courses");
        group.MapGet("/courses", ListAsync).Needs(Rules.Known).WithSummary("The courses that you belong to.");
        group.MapPost("/courses", CreateAsync).Needs(Rules.Administer).WithSummary("Creates a course.");
        group.MapGet("/assignment-folders", (IAssignmentLibrary library) => TypedResults.Ok(library.Names)).Needs(Rules.Known)
            .WithSummary("The assignments that this installation holds: what an assignment's folder may be.");
    }

    public static void MapCourse(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/").WithTags("Courses");
        group.MapGet("", (CourseAccess access) => TypedResults.Ok(CourseView.Of(access))).Needs(Rules.Member).WithSummary("A course, and what you may do in it.");
        group.MapPatch("", RenameAsync).Needs(Rules.Manage).WithSummary("Changes a course's title.");
    }

    private static async Task<Ok<IReadOnlyList<CourseView>>> ListAsync(ClaimsPrincipal user, AccessControl access, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<CourseView>>([.. (await access.AllAsync(user, cancellation)).Select(CourseView.Of)]);

    private static async Task<Results<Created<CourseView>, ProblemHttpResult>> CreateAsync(
        NewCourse wanted, ClaimsPrincipal user, AccessControl access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation)
    {
        var (slug, title) = (Problems.Slug(wanted.Slug, "slug"), Problems.Text(wanted.Title, "title"));
        await using (var store = await stores.CreateDbContextAsync(cancellation))
        await using (var write = await store.BeginWriteAsync(cancellation))
        {
            await store.AloneWithAsync("courses", cancellation);
            if (await store.Courses.AnyAsync(c => c.Slug == slug, cancellation))
                return Problems.Taken("course", slug);
            var course = new Course { Slug = slug, Title = title, CreatedAt = time.GetUtcNow() };
            store.Add(course);
            await store.SaveChangesAsync(cancellation);
            store.Note(time, user.Actor(), "course.created", course.Id, slug);
            await store.SaveChangesAsync(cancellation);
            await write.CommitAsync(cancellation);
        }
        return TypedResults.Created($"{ApiSetup.Root}/courses/{slug}", CourseView.Of((await access.OfAsync(user, slug, cancellation))!));
    }

    private static async Task<Ok<CourseView>> RenameAsync(
        Titled wanted, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation)
    {
        var title = Problems.Text(wanted.Title, "title");
        await stores.ChangeAsync(access, time, "course.renamed", title, async store =>
            (await store.Courses.SingleAsync(c => c.Id == access.Course.Id, cancellation)).Title = title, cancellation);
        return TypedResults.Ok(new CourseView(access.Course.Slug, title, ScopeList.Of(access.Scopes)));
    }
}
