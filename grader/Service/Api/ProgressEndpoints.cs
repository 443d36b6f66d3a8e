using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Autograder.Service.Access;
using Autograder.Service.Queue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Autograder.Service.Api;

/// <summary>A submission's way through the grader, as it goes.</summary>
internal static class ProgressEndpoints
{
    // Another machine's progress is seen in the store only.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    // Proxies end connections on which nothing comes.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    public static void MapProgress(this RouteGroupBuilder course) =>
        course.MapGet("/submissions/{submission:long}/events", FollowAsync).Needs(Rules.Member).WithTags("Submissions")
            .WithSummary("Server-sent events: the submission each time its state changes, until it is graded and its points for time, which follow, are known.");

    private static async Task<Results<ServerSentEventsResult<SubmissionView>, ProblemHttpResult>> FollowAsync(
        long submission, CourseAccess access, SubmissionViews views, ProgressBoard board, IHostApplicationLifetime lifetime,
        TimeProvider time, CancellationToken cancellation)
    {
        if (await views.OneAsync(access, submission, cancellation) is not { } first)
            return Problems.NoSuch("submission", submission);
        return TypedResults.ServerSentEvents(EventsAsync(first, access, views, board, time, lifetime.ApplicationStopping, cancellation));
    }

    private static async IAsyncEnumerable<SseItem<SubmissionView>> EventsAsync(
        SubmissionView first, CourseAccess access, SubmissionViews views, ProgressBoard board, TimeProvider time, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellation);
        var (last, told) = (default(SubmissionView), time.GetTimestamp());
        for (var next = first; ;)
        {
            var change = board.NextChangeOf(next.Attempt.Id);
            // Asked again after the signal was taken, so that no change falls between the two.
            next = await views.OneAsync(access, first.Id, CancellationToken.None) ?? next;
            if (next != last || time.GetElapsedTime(told) > Silence)
            {
                yield return new(next, "submission");
                (last, told) = (next, time.GetTimestamp());
            }
            if (next.Attempt.IsComplete || end.IsCancellationRequested)
                yield break;
            await Task.WhenAny(change, Task.Delay(Look, time, end.Token));
            if (end.IsCancellationRequested)
                yield break;
        }
    }
}
