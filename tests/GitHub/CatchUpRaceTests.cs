using Autograder.Service.GitHub.CatchUp;
using Autograder.Service.GitHub.Pushes;
using Autograder.Service.Storage;
using Autograder.Service.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Autograder.GitHub.Tests;

/// <summary>Where two write at once, which on SQLite nobody does.</summary>
public sealed class CatchUpRaceTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Head_AnnouncedWhileItIsTakenIn_IsOnePushAndNobodyFails()
    {
        await using var course = await GradedCourse.StartAsync(postgres: await server.CreateAsync());
        var ada = await course.StudentAsync("ada");
        var sha = GradedCourse.Commit(ada, "// mine");
        await using var store = course.Store();
        WriteTransaction? webhooks = null;
        var isAnnounced = false;
        ada.BeforeItsCommits = async () =>
        {
            // As the webhook does.
            webhooks = await store.BeginWriteAsync(Stop);
            await store.AloneWithAsync($"repository {ada.Id}", Stop);
            var repository = await store.Repositories.SingleAsync(r => r.GitHubId == ada.Id, Stop);
            Assert.True(await store.AddPushAsync(repository, sha, "refs/heads/main", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, Stop));
            await store.SaveChangesAsync(Stop);
            Volatile.Write(ref isAnnounced, true);
        };
        var looking = course.Services.GetRequiredService<MissedHeads>().TakeInAsync(Stop);
        await Wait.UntilAsync("the one that waits for the other", async () => Volatile.Read(ref isAnnounced) && await IsAnyWaitingAsync(course));
        await webhooks!.CommitAsync(Stop);
        await webhooks.DisposeAsync();
        Assert.Equal(0, await looking);
        await course.GradedAsync(ada, 1);
    }

    private static async Task<bool> IsAnyWaitingAsync(GradedCourse course)
    {
        await using var store = course.Store();
        return await store.Database.SqlQuery<int>(
            $"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync(Stop) > 0;
    }
}
