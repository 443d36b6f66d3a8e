namespace Autograder.Dashboard.Tests;

public sealed class ShowTests(DashboardHost host)
{
    /// <summary>
    /// For looking at the pages by hand: writes the address and the cookies to a file and serves until the file is gone.
    /// <c>AUTOGRADER_SHOW=/tmp/show dotnet run --project tests/Dashboard -- --explicit only --filter-method "*Show*"</c>
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Show_UntilTheFileIsRemoved()
    {
        var file = Environment.GetEnvironmentVariable("AUTOGRADER_SHOW") ?? "show.txt";
        await File.WriteAllLinesAsync(file, Enum.GetValues<Who>().Select(w => $"{w} {host.CookieOf(w)?.Name}={host.CookieOf(w)?.Value}").Prepend(host.Here), TestContext.Current.CancellationToken);
        while (File.Exists(file))
            await Task.Delay(500, TestContext.Current.CancellationToken);
    }
}
