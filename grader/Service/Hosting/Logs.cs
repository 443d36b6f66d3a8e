using Microsoft.Extensions.Logging.Console;

namespace Autograder.Service.Hosting;

/// <summary>What is logged, and where: on standard error, one line each; never a source, never a secret.</summary>
internal static class Logs
{
    public static void Configure(ILoggingBuilder logging, LogFormat format)
    {
        logging.ClearProviders();
        if (format == LogFormat.Json)
            logging.AddJsonConsole(Timestamped);
        else
            logging.AddSimpleConsole(console =>
            {
                Timestamped(console);
                console.SingleLine = true;
            });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Hangfire", LogLevel.Warning);
        // Who asks is answered; a start that fails is told in a sentence.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        logging.Configure(factory => factory.ActivityTrackingOptions = ActivityTrackingOptions.None);
        // The keys lie in the database, which is protected as grades and sources are.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    private static void Timestamped(ConsoleFormatterOptions console)
    {
        console.IncludeScopes = true;
        console.UseUtcTimestamp = true;
        console.TimestampFormat = "yyyy-MM-dd HH:mm:ss.fff'Z' ";
    }
}
