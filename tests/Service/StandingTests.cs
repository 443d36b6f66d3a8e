using Autograder.Service.Grades;
using Autograder.Service.Storage;
using Autograder.Service.Tests.Queue;
using Autograder.Service.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Service.Tests;

public sealed class StandingTests(PostgresServer postgres) : OnBothDatabases(postgres)
{
    [Theory, MemberData(nameof(Both))]
    public async Task Complete_TwoSubmissionsAndTwoGradings_LeavesTheStandingOfTheBetter(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var ada = await ground.StudentAsync(assignment, "ada");
        await ground.PushAsync(assignment, ada, "// 1");
        await ground.Queue.CompleteAsync(await ground.ClaimAsync(), Gradings.Of(80), Ground.Stop);
        await ground.PushAsync(assignment, ada, "// 2");
        await ground.Queue.CompleteAsync(await ground.ClaimAsync(), Gradings.Of(40), Ground.Stop);

        var standing = await StandingAsync(ground, ada);

        Assert.Equal((80, 80, 2), (standing.Score, standing.Final, standing.Submissions));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Complete_ManyOfOneStudentAtOnce_CountsAll(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var ada = await ground.StudentAsync(assignment, "ada");
        var claims = new List<Service.Queue.Claim>();
        for (var i = 0; i < 8; i++)
        {
            await ground.PushAsync(assignment, ada, $"// {i}");
            claims.Add(await ground.ClaimAsync());
        }

        await Task.WhenAll(claims.Select((c, i) => Task.Run(() => ground.Queue.CompleteAsync(c, Gradings.Of(10 * i), Ground.Stop))));

        var standing = await StandingAsync(ground, ada);
        Assert.Equal((70, 8), (standing.Final, standing.Submissions));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Override_Revoked_GivesBackWhatWasFound(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var ada = await ground.StudentAsync(assignment, "ada");
        await ground.PushAsync(assignment, ada, "//");
        await ground.Queue.CompleteAsync(await ground.ClaimAsync(), Gradings.Of(40), Ground.Stop);

        await ChangeAsync(ground, ada, store => store.Add(new Override
        {
            AssignmentId = assignment.Id, StudentId = ada.Id, Points = 55, Reason = "shown in the tutorial", By = "test", At = ground.Time.GetUtcNow(),
        }));
        var decided = await StandingAsync(ground, ada);
        await ChangeAsync(ground, ada, store => store.Overrides.Single().RevokedAt = ground.Time.GetUtcNow());
        var again = await StandingAsync(ground, ada);

        Assert.Equal((40, 55, true), (decided.Score, decided.Final, decided.Overridden));
        Assert.Equal((40, 40, false), (again.Score, again.Final, again.Overridden));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Regrade_ProposedAppliedUndone_CountsOnlyWhileApplied(DatabaseKind kind)
    {
        using var ground = new Ground(await StoreAsync(kind));
        var assignment = await ground.CourseAsync("a");
        var ada = await ground.StudentAsync(assignment, "ada");
        await ground.PushAsync(assignment, ada, "//");
        await ground.Queue.CompleteAsync(await ground.ClaimAsync(), Gradings.Of(40), Ground.Stop);
        var regrade = new Regrade { AssignmentId = assignment.Id, Reason = "check mended", State = RegradeState.Proposed, By = "test", At = ground.Time.GetUtcNow() };
        await ChangeAsync(ground, ada, store => store.Add(regrade));
        await ground.EnqueueAgainAsync(regrade.Id);
        await ground.Queue.CompleteAsync(await ground.ClaimAsync(), Gradings.Of(90), Ground.Stop);

        var finals = new List<int> { (await StandingAsync(ground, ada)).Final };
        foreach (var state in new[] { RegradeState.Applied, RegradeState.Undone })
        {
            await ChangeAsync(ground, ada, store => store.Regrades.Single().State = state);
            finals.Add((await StandingAsync(ground, ada)).Final);
        }

        Assert.Equal([40, 90, 40], finals);
    }

    private static async Task ChangeAsync(Ground ground, Student student, Action<Store> change)
    {
        await using var store = ground.Stores.CreateDbContext();
        await using var write = await store.BeginWriteAsync(Ground.Stop);
        change(store);
        await store.SaveChangesAsync(Ground.Stop);
        await store.RenewStandingAsync((await store.Assignments.SingleAsync(Ground.Stop)).Id, student.Id, Ground.Stop);
        await write.CommitAsync(Ground.Stop);
    }

    private static async Task<Standing> StandingAsync(Ground ground, Student student)
    {
        await using var store = ground.Stores.CreateDbContext();
        return await store.Standings.AsNoTracking().SingleAsync(s => s.StudentId == student.Id, Ground.Stop);
    }
}
