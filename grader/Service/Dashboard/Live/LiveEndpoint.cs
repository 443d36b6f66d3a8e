using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Autograder.Service.Dashboard.Rules;

namespace Autograder.Service.Dashboard.Live;

/// <summary>Tells pages that it is time to look again.</summary>
internal static class LiveEndpoint
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(1);

    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/c/{course}/{assignment}/live", (HttpContext http, Pulse pulse, TimeProvider time, IHostApplicationLifetime life) =>
        {
            var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
            http.Response.RegisterForDispose(stop);
            return TypedResults.ServerSentEvents(Changes(http.Place(), pulse, time, stop.Token));
        }).WithMetadata(new RuleAttribute(Needs.Member));

    private static async IAsyncEnumerable<SseItem<string>> Changes(Place place, Pulse pulse, TimeProvider time, [EnumeratorCancellation] CancellationToken stop)
    {
        yield return new("", "ready");
        var last = await pulse.StateOfAsync(place.Course!.Id, place.Assignment!.Id);
        for (var beat = 1; !stop.IsCancellationRequested; beat++)
        {
            await Task.Delay(Rhythm, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                yield break;
            var now = await pulse.StateOfAsync(place.Course.Id, place.Assignment.Id);
            if (now != last)
                yield return new("", "changed");
            else if (beat % 20 == 0)
                yield return new("", "still");
            last = now;
        }
    }
}
