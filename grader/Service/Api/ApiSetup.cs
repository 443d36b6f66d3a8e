using System.Text.Json;
using System.Text.Json.Serialization;
using Autograder.Service.GitHub.Registration;
using Autograder.Service.GradeBooks;
using Autograder.Service.Roster;
using Scalar.AspNetCore;

namespace Autograder.Service.Api;

/// <summary>The API: everything under <c>/api/v1</c>, described at <c>/api/v1.json</c>, with a page to read and try it at <c>/api</c>.</summary>
internal static class ApiSetup
{
    public const string Root = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<SubmissionViews>().AddSingleton<Uploads>().AddSingleton<Regrading>();
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context => context.ProblemDetails.Detail ??= Explanation(context.ProblemDetails.Status));
        services.AddExceptionHandler<Faults>();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        services.AddOpenApi("v1", ApiDescription.Configure);
        return services;
    }

    /// <summary>Strict about what comes in: a misspelt name is told, not ignored.</summary>
    public static void Configure(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapCourses();
        api.MapKeys();
        var course = api.MapGroup("/courses/{course}").ProducesProblem(StatusCodes.Status404NotFound);
        course.MapCourse();
        course.MapAssignments();
        course.MapSections();
        course.MapStudents();
        course.MapGroups();
        course.MapMembers();
        course.MapUploads();
        course.MapSubmissions();
        course.MapReports();
        course.MapProgress();
        course.MapRegrading();
        course.MapFailures();
        course.MapAssignmentOnGitHub();
        course.MapRepositories();
        course.MapBundles();
        course.MapGitHubTrouble();
        course.MapRoster();
        course.MapGrades();
        course.MapCourseKeys();
        course.MapAudit();
        // What is described is public: it is in the source.
        routes.MapOpenApi("/api/{documentName}.json").AllowAnonymous();
        routes.MapScalarApiReference("/api", page => page.WithTitle("Autograder API").WithOpenApiRoutePattern("/api/{documentName}.json").DisableAgent()).AllowAnonymous();
    }

    /// <summary>What there is to do about an answer that nobody explained.</summary>
    private static string? Explanation(int? status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Sign in, or send a key that is still good as Authorization: Bearer ag_….",
        StatusCodes.Status403Forbidden => "There is no such course, or you may not do this in it. /api says what each address needs.",
        StatusCodes.Status404NotFound => "There is nothing at this address. /api lists what there is.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take this method. /api lists what there is.",
        _ => null,
    };
}
