using System.CommandLine;
using Autograder.Service.Hosting;

namespace Autograder.App.Commands;

/// <summary>The settings of the service as options of its commands.</summary>
internal sealed class SettingOptions
{
    private readonly (string Setting, Option<string?> Option)[] named =
    [
        (nameof(ServiceSettings.Data), new("--data") { Description = $"The folder of the database and of appsettings.json. Default: {ServiceSettings.DefaultData}" }),
        (nameof(ServiceSettings.Postgres), new("--postgres") { Description = "A connection string of PostgreSQL. Default: SQLite in the data folder. Rather set AUTOGRADER_POSTGRES: others see a command line." }),
        (nameof(ServiceSettings.Assignments), new("--assignments") { Description = "The folder whose subfolders are your own assignments. Default: assignments in the data folder." }),
        (nameof(ServiceSettings.Slots), new("--slots") { Description = "Gradings at a time. Default: by cores and memory." }),
    ];

    private readonly (string Setting, Option<string?> Option)[] web =
    [
        (nameof(ServiceSettings.Listen), new("--listen") { Description = $"The address to listen at. Default: {new ServiceSettings().Listen}, reached from this machine only." }),
        (nameof(ServiceSettings.BaseUrl), new("--base-url") { Description = "The address that people reach it by, behind a proxy." }),
    ];

    private readonly Option<string[]> others = new("--set")
    {
        Description = "Any other setting as NAME=VALUE, such as Intake:Body=16777216; may be repeated.",
        DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command, bool withWeb)
    {
        foreach (var (_, option) in withWeb ? [.. web, .. named] : named)
            command.Add(option);
        command.Add(others);
    }

    /// <exception cref="SettingsException">One is unknown or wrong.</exception>
    public ServiceSettings Read(ParseResult parsed)
    {
        var given = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (setting, option) in (IEnumerable<(string, Option<string?>)>)[.. named, .. web])
            if (parsed.GetResult(option) is not null)
                given[setting] = parsed.GetValue(option);
        foreach (var other in parsed.GetValue(others)!)
        {
            if (other.Split('=', 2) is not [{ Length: > 0 } name, var value])
                throw new SettingsException($"--set {other} is not of the form NAME=VALUE.");
            given[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }
        return SettingsReader.Read(given);
    }
}
