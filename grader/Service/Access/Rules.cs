using Autograder.Service.Storage;
using Microsoft.AspNetCore.Authorization;

namespace Autograder.Service.Access;

/// <summary>
/// Who may call an endpoint: the one place where it is said. Endpoints say <c>.Needs(…)</c>, pages
/// <c>[Authorize(Policy = Rules.…)]</c>; the course is the route's value <c>course</c>.
/// </summary>
internal static class Rules
{
    /// <summary>Anybody who is signed in or has a key.</summary>
    public const string Known = "known";

    /// <summary>Whoever belongs to the course: students too, who see their own.</summary>
    public const string Member = "member";

    public const string Submit = "submit";
    public const string Read = "read";
    public const string Regrade = "regrade";
    public const string Manage = "manage";

    /// <summary>Administrators of the installation.</summary>
    public const string Administer = "administer";

    private static readonly (string Name, Scopes Needed)[] InCourse =
        [(Member, Scopes.None), (Submit, Scopes.Submit), (Read, Scopes.Read), (Regrade, Scopes.Regrade), (Manage, Scopes.Manage)];

    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, string rule) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(rule);

    public static IServiceCollection AddRules(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder()
            .AddPolicy(Known, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Administer, policy => policy.RequireAuthenticatedUser().AddRequirements(new AdministratorRequirement()));
        foreach (var (name, needed) in InCourse)
            authorization.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new CourseRequirement(needed)));
        return services
            .AddSingleton<IAuthorizationHandler, CourseRule>()
            .AddSingleton<IAuthorizationHandler, AdministratorRule>();
    }
}

internal sealed record CourseRequirement(Scopes Needed) : IAuthorizationRequirement;

internal sealed record AdministratorRequirement : IAuthorizationRequirement;

internal sealed class CourseRule(AccessControl access, IHttpContextAccessor current) : AuthorizationHandler<CourseRequirement>
{
    /// <summary>The resource may be the course's slug or <see cref="CourseAccess"/>; else the route of the current request tells it.</summary>
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, CourseRequirement requirement)
    {
        var http = context.Resource as HttpContext ?? current.HttpContext;
        var slug = context.Resource as string ?? http?.GetRouteValue("course") as string;
        var found = context.Resource as CourseAccess
            ?? (slug is null ? null : await access.OfAsync(
                context.User, slug, http?.RequestAborted ?? CancellationToken.None, (context.Resource as HttpContext)?.Features.Get<ApiKey>()));
        if (found is not { IsAny: true } || !found.Has(requirement.Needed))
            return;
        http?.Features.Set(found);
        context.Succeed(requirement);
    }
}

internal sealed class AdministratorRule(AccessControl access) : AuthorizationHandler<AdministratorRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorRequirement requirement)
    {
        if (await access.AdministersAsync(context.User, CancellationToken.None))
            context.Succeed(requirement);
    }
}
