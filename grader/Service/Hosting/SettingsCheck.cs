using System.Net;
using Npgsql;

namespace Autograder.Service.Hosting;

/// <summary>What each setting must be; the first that is not stops the start with a sentence.</summary>
internal static class SettingsCheck
{
    public static void Check(ServiceSettings settings)
    {
        Require(IsHttp(settings.Listen), nameof(settings.Listen), settings.Listen, "an address such as http://127.0.0.1:5080");
        Require(settings.BaseUrl is null || IsHttp(settings.BaseUrl), nameof(settings.BaseUrl), settings.BaseUrl, "an address such as https://grader.example.org");
        Require(settings.Slots is null or (> 0 and <= 256) || settings is { Slots: 0, Postgres: not null }, nameof(settings.Slots), settings.Slots,
            "a number from 1 to 256; or 0 on PostgreSQL, when workers of their own grade");
        Require(IsConnection(settings.Postgres), nameof(settings.Postgres), "(not shown)", "a connection string such as Host=localhost;Username=autograder;Database=autograder");
        foreach (var proxy in settings.ProxyList())
            Require(IsNetwork(proxy), nameof(settings.Proxies), proxy, "addresses or networks such as 10.0.0.0/8, separated by commas");
        foreach (var reader in Operation.MetricsAccess.List(settings.MetricsFrom))
            Require(IsNetwork(reader), nameof(settings.MetricsFrom), reader, "addresses or networks such as 10.0.0.0/8, separated by commas");
        Require(settings.Retention.ReportDays is null or > 0, "Retention:ReportDays", settings.Retention.ReportDays, "a number of days from 1");
        Require(settings.Retention.SourceDays is null or > 0, "Retention:SourceDays", settings.Retention.SourceDays, "a number of days from 1");
        Require(settings.GitHubSignIn is null or { IsWhole: true }, nameof(settings.GitHubSignIn), "incomplete",
            "ClientId and ClientSecret of an OAuth app, with Web and Api as addresses that end with a slash; or left out");
        var intake = settings.Intake;
        Require(intake.Body is > 0 and <= 1 << 30, "Intake:Body", intake.Body, "a number of bytes up to 1073741824");
        Require(intake.Entries is > 0 and <= 100_000, "Intake:Entries", intake.Entries, "a number from 1 to 100000");
        Require(intake.Unpacked is > 0 and <= 1 << 30, "Intake:Unpacked", intake.Unpacked, "a number of bytes up to 1073741824");
        Require(intake.Path is > 0 and <= 4096, "Intake:Path", intake.Path, "a number from 1 to 4096");
        Require(intake.Sources is > 0 and <= 256 << 20, "Intake:Sources", intake.Sources, "a number of bytes up to 268435456");
        var queue = settings.Queue;
        Require(queue.Heartbeat >= TimeSpan.FromSeconds(1), "Queue:Heartbeat", queue.Heartbeat, "a time of 00:00:01 or more");
        Require(queue.Lease >= 3 * queue.Heartbeat, "Queue:Lease", queue.Lease, "a time of at least three heartbeats (Queue:Heartbeat)");
        Require(queue.Grace >= TimeSpan.Zero && queue.Grace <= TimeSpan.FromMinutes(10), "Queue:Grace", queue.Grace, "a time up to 00:10:00");
        Require(queue.StoreAgain > TimeSpan.Zero, "Queue:StoreAgain", queue.StoreAgain, "a time above 0");
        Require(queue.TimingPatience >= TimeSpan.Zero, "Queue:TimingPatience", queue.TimingPatience, "a time, such as 00:30:00");
        Require(queue.Tries > 0, "Queue:Tries", queue.Tries, "a number from 1");
        var bounds = settings.LimitBounds;
        foreach (var (name, value) in new[] { (nameof(bounds.Call), bounds.Call), (nameof(bounds.Exercise), bounds.Exercise), (nameof(bounds.Submission), bounds.Submission), (nameof(bounds.Compilation), bounds.Compilation) })
            Require(value > TimeSpan.Zero && value <= TimeSpan.FromHours(1), $"LimitBounds:{name}", value, "a time up to 01:00:00");
        Require(bounds.Memory is >= 256 and <= 65536, "LimitBounds:Memory", bounds.Memory, "a number of megabytes from 256 to 65536");
        var rates = settings.Rates;
        foreach (var (name, value) in new[]
        {
            (nameof(rates.KeyBurst), rates.KeyBurst), (nameof(rates.KeyRate), rates.KeyRate), (nameof(rates.AccountBurst), rates.AccountBurst),
            (nameof(rates.AccountRate), rates.AccountRate), (nameof(rates.AddressBurst), rates.AddressBurst), (nameof(rates.AddressRate), rates.AddressRate),
            (nameof(rates.Uploads), rates.Uploads), (nameof(rates.UploadQueue), rates.UploadQueue),
            (nameof(rates.GitHub), rates.GitHub), (nameof(rates.GitHubQueue), rates.GitHubQueue),
        })
            Require(value > 0, $"Rates:{name}", value, "a number from 1");
        if (settings.GitHub.Faults().FirstOrDefault() is { } fault)
            throw new SettingsException(fault);
    }

    /// <summary>For the settings of other areas too.</summary>
    public static void Require(bool right, string name, object? value, string wanted)
    {
        if (!right)
            throw new SettingsException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The setting {name} is {value}; it must be {wanted}."));
    }

    public static IEnumerable<string> ProxyList(this ServiceSettings settings) =>
        settings.Proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static IPNetwork Network(string proxy)
    {
        if (proxy.Contains('/', StringComparison.Ordinal))
            return IPNetwork.Parse(proxy);
        var address = IPAddress.Parse(proxy);
        return new(address, 8 * address.GetAddressBytes().Length);
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;

    private static bool IsNetwork(string proxy) => IPNetwork.TryParse(proxy, out _) || IPAddress.TryParse(proxy, out _);

    private static bool IsConnection(string? text)
    {
        try
        {
            return text is null || new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
