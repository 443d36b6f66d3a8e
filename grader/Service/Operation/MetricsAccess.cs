using System.Net;
using Autograder.Service.Hosting;

namespace Autograder.Service.Operation;

/// <summary>Who may read <c>/metrics</c>: by default this machine only. What a proxy forwards counts as coming from its caller.</summary>
internal sealed class MetricsAccess(ServiceSettings settings)
{
    private readonly IPNetwork[] allowed = [.. List(settings.MetricsFrom).Select(SettingsCheck.Network)];

    public static IEnumerable<string> List(string networks) =>
        networks.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool Allows(IPAddress? caller)
    {
        if (caller is { IsIPv4MappedToIPv6: true })
            caller = caller.MapToIPv4();
        return caller is not null && allowed.Any(network => network.Contains(caller));
    }
}
