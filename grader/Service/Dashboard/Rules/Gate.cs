using System.Globalization;
using System.Security.Claims;
using Autograder.Service.Storage;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Dashboard.Rules;

/// <summary>Lets a request pass to a page when its rule allows it. A page without a rule is nobody's.</summary>
internal sealed class Gate(RequestDelegate next, IDbContextFactory<Store> stores)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<RuleAttribute>() is not { } rule)
        {
            if (endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>() is { Type: var page })
                throw new InvalidOperationException($"The page {page.Name} has no rule: say who may see it.");
            await next(http);
            return;
        }

        await using (var store = await stores.CreateDbContextAsync(http.RequestAborted))
        {
            var place = await FindAsync(store, http, http.RequestAborted);
            PlaceOfRequest.Set(http, place);
            if (await RefusalAsync(store, http, rule.Needs, place) is { } status)
            {
                Refuse(http, place, status);
                return;
            }
        }
        await next(http);
    }

    private static async Task<Place> FindAsync(Store store, HttpContext http, CancellationToken cancellation)
    {
        var viewer = await ViewerAsync(store, http.User, cancellation);
        if (http.GetRouteValue("course") is not string slug
            || await store.Courses.AsNoTracking().SingleOrDefaultAsync(c => c.Slug == slug, cancellation) is not { } course)
            return new(viewer, null, null, null, null);
        var role = viewer switch
        {
            null => null,
            { IsAdministrator: true } => Role.Instructor,
            _ => await store.Memberships.Where(m => m.CourseId == course.Id && m.AccountId == viewer.AccountId).Select(m => (Role?)m.Role).SingleOrDefaultAsync(cancellation),
        };
        var student = viewer is null ? null
            : await store.Students.Where(s => s.CourseId == course.Id && s.AccountId == viewer.AccountId && s.WithdrawnAt == null).Select(s => (long?)s.Id).FirstOrDefaultAsync(cancellation);
        var assignment = http.GetRouteValue("assignment") is string name
            ? await store.Assignments.AsNoTracking().Include(a => a.Terms).SingleOrDefaultAsync(a => a.CourseId == course.Id && a.Slug == name, cancellation)
            : null;
        return new(viewer, course, assignment, role ?? (student is null ? null : Role.Student), student);
    }

    private static async Task<Viewer?> ViewerAsync(Store store, ClaimsPrincipal user, CancellationToken cancellation) =>
        user.Identity?.IsAuthenticated == true
        && long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await store.Accounts.Where(a => a.Id == id).Select(a => new Viewer(a.Id, a.Name, a.IsAdministrator)).SingleOrDefaultAsync(cancellation)
            : null;

    /// <returns>null when the request may pass. What a stranger may not see is not there for them.</returns>
    private static async Task<int?> RefusalAsync(Store store, HttpContext http, Needs needs, Place place)
    {
        if (needs == Needs.Nothing)
            return null;
        if (place.Viewer is not { } viewer)
            return StatusCodes.Status401Unauthorized;
        if (needs == Needs.Administrator)
            return viewer.IsAdministrator ? null : StatusCodes.Status403Forbidden;
        if (needs == Needs.SignIn)
            return null;
        if (place.Role is not { } role || (place.Assignment is null && http.GetRouteValue("assignment") is not null))
            return StatusCodes.Status404NotFound;
        return needs switch
        {
            Needs.Member => null,
            Needs.Teacher => role >= Role.Assistant ? null : StatusCodes.Status403Forbidden,
            Needs.Instructor => role == Role.Instructor ? null : StatusCodes.Status403Forbidden,
            Needs.OwnAttempt => await MaySeeAttemptAsync(store, http, place) ? null : StatusCodes.Status404NotFound,
            _ => throw new System.Diagnostics.UnreachableException($"rule {needs}"),
        };
    }

    private static async Task<bool> MaySeeAttemptAsync(Store store, HttpContext http, Place place)
    {
        if (place.Assignment is not { } assignment
            || !long.TryParse(http.GetRouteValue("attempt") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return false;
        var attempt = store.Attempts.Where(a => a.Id == id && a.AssignmentId == assignment.Id);
        // A regrade that is only proposed is the teachers'.
        return place.Teaches
            ? await attempt.AnyAsync(http.RequestAborted)
            : place.StudentId is { } student && await attempt.AnyAsync(
                a => (a.RegradeId == null || a.Regrade!.State == RegradeState.Applied)
                    && (a.Submission!.StudentId == student || store.GroupMembers.Any(m => m.StudentId == student && m.GroupId == a.Submission.GroupId)),
                http.RequestAborted);
    }

    private static void Refuse(HttpContext http, Place place, int status)
    {
        if (place.Viewer is null && HttpMethods.IsGet(http.Request.Method))
            http.Response.Redirect($"/sign-in?then={Uri.EscapeDataString(http.Request.PathBase + http.Request.Path + http.Request.QueryString)}");
        else
            http.Response.StatusCode = status;
    }
}
