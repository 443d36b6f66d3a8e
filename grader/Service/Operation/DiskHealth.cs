using Autograder.Service.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Autograder.Service.Operation;

/// <summary>Whether the data folder can be written and has room: a full disk is told before it is full.</summary>
internal sealed class DiskHealth(ServiceSettings settings) : IHealthCheck
{
    /// <summary>What a busy day of submissions and reports takes.</summary>
    private const long Least = 200L << 20;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation)
    {
        var probe = Path.Combine(settings.Data, $"probe-{Environment.ProcessId}");
        try
        {
            await File.WriteAllBytesAsync(probe, new byte[4096], cancellation);
            var free = new DriveInfo(settings.Data).AvailableFreeSpace;
            return free >= Least
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded($"{free >> 20} MB are free where {settings.Data} lies; make room.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return HealthCheckResult.Unhealthy($"{settings.Data} cannot be written: {e.Message}");
        }
        finally
        {
            Delete(probe);
        }
    }

    private static void Delete(string probe)
    {
        try
        {
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then it could not be written either.
        }
    }
}
