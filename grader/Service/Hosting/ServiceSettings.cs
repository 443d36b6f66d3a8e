using Autograder.Service.Access;
using Autograder.Service.Intake;
using Autograder.Service.Queue;

namespace Autograder.Service.Hosting;

/// <summary>
/// All that can be set about an installation. Each comes from <c>appsettings.json</c> in the data folder, from the
/// environment (<c>AUTOGRADER_LISTEN</c>, <c>AUTOGRADER_INTAKE__BODY</c>) or from the command line; the later wins.
/// </summary>
internal sealed record ServiceSettings
{
    /// <summary>The folder that holds the database and the settings' file; not in that file itself.</summary>
    public string Data { get; init; } = DefaultData;

    /// <summary>The address to listen at. The default is reached from this machine only.</summary>
    public string Listen { get; init; } = "http://127.0.0.1:5080";

    /// <summary>The address that people reach it by, when a proxy stands before it; in links, and in nothing that is decided.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Proxies whose <c>X-Forwarded-…</c> headers are believed: addresses or networks, separated by commas.</summary>
    public string Proxies { get; init; } = "127.0.0.1, ::1";

    /// <summary>A connection string of PostgreSQL; without one the data is in a file of SQLite in the data folder.</summary>
    public string? Postgres { get; init; }

    /// <summary>The folder whose subfolders are the course's own assignments; default: <c>assignments</c> in the data folder.</summary>
    public string? Assignments { get; init; }

    /// <summary>Gradings at a time in this process; default: by cores and memory. 0: it takes in and shows only, and workers grade.</summary>
    public int? Slots { get; init; }

    public IntakeLimits Intake { get; init; } = new();

    /// <summary>Who may read <c>/metrics</c>: addresses or networks, separated by commas.</summary>
    public string MetricsFrom { get; init; } = "127.0.0.1, ::1";

    /// <summary>How the log is written: lines to read, or an object of JSON a line for programs.</summary>
    public LogFormat LogFormat { get; init; }

    public Operation.RetentionSettings Retention { get; init; } = new();

    /// <summary>Signing in by GitHub; off when left out.</summary>
    public GitHubSignInSettings? GitHubSignIn { get; init; }

    public QueueRules Queue { get; init; } = new();

    /// <summary>What instructors may set at most for an assignment.</summary>
    public Revisions.LimitBounds LimitBounds { get; init; } = new();

    public RateSettings Rates { get; init; } = new();

    public GitHub.GitHubSettings GitHub { get; init; } = new();

    public static string DefaultData =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "autograder");

    public string AssignmentsFolder => Assignments ?? Path.Combine(Data, "assignments");

    public string SqliteFile => Path.Combine(Data, "autograder.db");

    /// <summary>The address to put into links.</summary>
    public string PublicAddress => (BaseUrl ?? Listen).TrimEnd('/');
}

internal enum LogFormat { Text, Json }

/// <summary>A setting is wrong; the message names it and says what to do.</summary>
public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);
