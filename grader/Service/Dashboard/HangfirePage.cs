using Autograder.Service.Dashboard.Rules;
using Hangfire;
using Hangfire.Dashboard;

namespace Autograder.Service.Dashboard;

/// <summary>Hangfire's own pages, which show all courses' jobs and let them be repeated or deleted: for administrators only.</summary>
internal static class HangfirePage
{
    public const string Path = "/hangfire";

    public static void MapHangfirePage(this IEndpointRouteBuilder routes) =>
        routes.MapHangfireDashboard(Path, new DashboardOptions
        {
            // The gate has asked before; without a rule of its own Hangfire would let in whoever comes from this machine.
            Authorization = [new AdministratorsOnly()],
            AppPath = "/",
            DashboardTitle = "Autograder · queue",
            DisplayStorageConnectionString = false,
            StatsPollingInterval = 5_000,
        }).WithMetadata(new RuleAttribute(Needs.Administrator));

    private sealed class AdministratorsOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().PlaceOrNull()?.Viewer is { IsAdministrator: true };
    }
}
