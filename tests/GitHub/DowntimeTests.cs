using Autograder.Service.GitHub.Model;
using Microsoft.EntityFrameworkCore;

namespace Autograder.GitHub.Tests;

/// <summary>GitHub, or the service, is away for a while: no push is lost.</summary>
public sealed class DowntimeTests : IAsyncLifetime
{
    private GradedCourse course = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => course = await GradedCourse.StartAsync(asApp: true);

    public ValueTask DisposeAsync() => course.DisposeAsync();

    [Fact]
    public async Task Push_WhileGitCannotBeReached_IsTriedAgainUntilItIsGraded()
    {
        var ada = await course.StudentAsync("ada");
        course.GitHub.GitIsDown = true;
        await course.PushAsync(ada, "// mine");
        await Wait.UntilAsync("a failed try", async () =>
        {
            await using var store = course.Store();
            return await store.Pushes.AnyAsync(p => p.Tries > 0 && p.Fault != null && p.State == PushState.Waiting, Stop);
        });
        course.GitHub.GitIsDown = false;
        await course.GradedAsync(ada, 1);
    }

    [Fact]
    public async Task Push_AnsweredAndServiceStopped_IsGradedAfterTheNextStart()
    {
        var ada = await course.StudentAsync("ada");
        course.GitHub.GitIsDown = true;
        await course.PushAsync(ada, "// mine");
        await course.StopServiceAsync();
        course.GitHub.GitIsDown = false;
        await course.StartServiceAsync();
        await course.GradedAsync(ada, 1);
    }
}
