using Microsoft.AspNetCore.HttpOverrides;

namespace Autograder.Service.Hosting;

/// <summary>What a proxy says of the caller is believed when the proxy is known.</summary>
internal static class Proxies
{
    public static IServiceCollection AddProxies(this IServiceCollection services, ServiceSettings settings) =>
        services.Configure<ForwardedHeadersOptions>(headers =>
        {
            headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var proxy in settings.ProxyList())
                headers.KnownIPNetworks.Add(SettingsCheck.Network(proxy));
            if (settings.BaseUrl is { } address)
                headers.AllowedHosts.Add(new Uri(address).Host);
        });
}
