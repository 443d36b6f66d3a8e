using Autograder.Service.Operation;
using Autograder.Service.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Autograder.Service.Tests.Queue;

public sealed class RetentionTests(PostgresServer postgres) : OnBothDatabases(postgres)
{
    private static Task RunAsync(Ground ground, RetentionSettings settings) =>
        new Retention(ground.Stores, settings, ground.Time, NullLogger<Retention>.Instance).RunAsync(Ground.Stop);

    private static async Task<(int Reports, int Files, int Blobs, int Attempts)> LeftAsync(Ground ground)
    {
        await using var store = ground.Stores.CreateDbContext();
        return (await store.Reports.CountAsync(Ground.Stop), await store.SubmissionFiles.CountAsync(Ground.Stop),
            await store.Blobs.CountAsync(Ground.Stop), await store.Attempts.CountAsync(Ground.Stop));
    }

    /// <summary>An old submission that is graded, and one of the same age with a content of its own that still waits.</summary>
    private static async Task<(long Graded, long Waiting)> OldWorkAsync(Ground ground)
    {
        var assignment = await ground.CourseAsync("a");
        var graded = await ground.PushAsync(assignment, await ground.StudentAsync(assignment, "ada"), "// graded");
        await GradingRunTests.RunAsync(ground, new(_ => Task.FromResult(Gradings.Of(70))));
        var waiting = await ground.PushAsync(assignment, await ground.StudentAsync(assignment, "blaise"), "// waits");
        ground.Time.Advance(TimeSpan.FromDays(30));
        return (graded.AttemptId, waiting.AttemptId);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_NothingIsSet_DeletesNothing(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await OldWorkAsync(ground);
        await RunAsync(ground, new());
        Assert.Equal((1, 2, 2, 2), await LeftAsync(ground));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_OldAndGraded_LosesReportAndSourcesAndKeepsTheScore(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var (graded, _) = await OldWorkAsync(ground);
        await RunAsync(ground, new() { ReportDays = 29, SourceDays = 29 });
        Assert.Equal((0, 1, 1, 2), await LeftAsync(ground));
        Assert.Equal(70, (await ground.AttemptAsync(graded)).Score);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_OldAndWaiting_CanStillBeGraded(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var (_, waiting) = await OldWorkAsync(ground);
        await RunAsync(ground, new() { ReportDays = 29, SourceDays = 29 });
        byte[]? seen = null;
        await GradingRunTests.RunAsync(ground, new(order => { seen = order.Files.Single().Content; return Task.FromResult(Gradings.Of(80)); }));
        Assert.Equal("// waits"u8.ToArray(), seen);
        Assert.Equal(80, (await ground.AttemptAsync(waiting)).Score);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Run_YoungerThanTheLimit_IsKept(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        await OldWorkAsync(ground);
        await RunAsync(ground, new() { ReportDays = 31, SourceDays = 31 });
        Assert.Equal((1, 2, 2, 2), await LeftAsync(ground));
    }
}
