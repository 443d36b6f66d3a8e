using Autograder.Service.Access;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Api;

internal sealed record SectionView(string Name, int Students);

internal sealed record Named(string Name);

/// <summary>Parts of a course's students, such as tutorials.</summary>
internal static class SectionEndpoints
{
    public static void MapSections(this RouteGroupBuilder course)
    {
        var group = course.MapGroup("/sections").WithTags("Roster");
        group.MapGet("", ListAsync).Needs(Rules.Read).WithSummary("The course's sections.");
        group.MapPost("", CreateAsync).Needs(Rules.Manage).WithSummary("Adds a section.");
        group.MapPatch("/{section}", RenameAsync).Needs(Rules.Manage).WithSummary("Renames a section.");
        group.MapDelete("/{section}", DeleteAsync).Needs(Rules.Manage).WithSummary("Deletes a section; its students stay in the course.");
    }

    private static async Task<Ok<List<SectionView>>> ListAsync(CourseAccess access, IDbContextFactory<Store> stores, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        return TypedResults.Ok(await store.Sections.Where(s => s.CourseId == access.Course.Id).OrderBy(s => s.Name)
            .Select(s => new SectionView(s.Name, store.Students.Count(t => t.SectionId == s.Id && t.WithdrawnAt == null))).ToListAsync(cancellation));
    }

    private static Task<Results<Created<SectionView>, ProblemHttpResult>> CreateAsync(
        Named wanted, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation)
    {
        var name = Problems.Text(wanted.Name, "name", 80);
        return stores.ChangeAsync<Results<Created<SectionView>, ProblemHttpResult>>(access, time, "section.created", name, async store =>
        {
            if (await store.SectionAsync(access, name, cancellation) is not null)
                return (false, Problems.Taken("section", name));
            store.Add(new Section { CourseId = access.Course.Id, Name = name });
            return (true, TypedResults.Created((string?)null, new SectionView(name, 0)));
        }, cancellation);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> RenameAsync(
        string section, Named wanted, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation)
    {
        var name = Problems.Text(wanted.Name, "name", 80);
        return stores.ChangeAsync<Results<NoContent, ProblemHttpResult>>(access, time, "section.renamed", $"{section} → {name}", async store =>
        {
            if (await store.SectionAsync(access, section, cancellation) is not { } found)
                return (false, Problems.NoSuch("section", section));
            if (name != section && await store.SectionAsync(access, name, cancellation) is not null)
                return (false, Problems.Taken("section", name));
            found.Name = name;
            return (true, TypedResults.NoContent());
        }, cancellation);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string section, CourseAccess access, IDbContextFactory<Store> stores, TimeProvider time, CancellationToken cancellation) =>
        stores.ChangeAsync<Results<NoContent, ProblemHttpResult>>(access, time, "section.deleted", section, async store =>
        {
            if (await store.SectionAsync(access, section, cancellation) is not { } found)
                return (false, Problems.NoSuch("section", section));
            await store.Students.Where(s => s.SectionId == found.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SectionId, (long?)null), cancellation);
            store.Remove(found);
            return (true, TypedResults.NoContent());
        }, cancellation);

    public static Task<Section?> SectionAsync(this Store store, CourseAccess access, string name, CancellationToken cancellation) =>
        store.Sections.SingleOrDefaultAsync(s => s.CourseId == access.Course.Id && s.Name == name, cancellation);
}
