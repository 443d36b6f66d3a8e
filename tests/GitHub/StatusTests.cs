using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.GitHub.Model;
using Microsoft.EntityFrameworkCore;

namespace Autograder.GitHub.Tests;

/// <summary>With a plain token: statuses in place of check runs.</summary>
public sealed class StatusTests(PlainCourse plain) : IClassFixture<PlainCourse>
{
    private readonly GradedCourse course = plain.Course;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task ShownAsync(FakeRepository repository) => Wait.UntilAsync("shown", async () =>
    {
        await using var store = course.Store();
        var all = await store.Publications.Where(p => p.Repository!.GitHubId == repository.Id).ToListAsync(Stop);
        return all.Count >= 2 && all.All(p => p.State == PublicationState.Done);
    });

    [Theory]
    [InlineData(70)]
    [InlineData(100)]
    public async Task Status_OfAGrade_SaysThePointsAndIsNoFailure(int score)
    {
        var ada = await plain.StudentAsync();
        var sha = await course.PushAsync(ada, $"// score: {score}");
        await ShownAsync(ada);
        var status = Assert.Single(ada.Statuses);
        Assert.Equal((sha, "success", $"{score} of 100 points", "autograder/autodiff"), (status.Sha, status.State, status.Description, status.Context));
        Assert.Empty(ada.CheckRuns);
    }

    [Fact]
    public async Task Status_AnswerLost_IsWrittenOnce()
    {
        var ada = await plain.StudentAsync();
        course.GitHub.Limits.LostAnswers.Enqueue("lost");
        await course.PushAsync(ada, "// score: 5");
        await ShownAsync(ada);
        Assert.Single(ada.Statuses);
    }

    [Fact]
    public async Task Grade_ThatCannotBeReadForAMoment_IsTriedAgainSoon()
    {
        var ada = await plain.StudentAsync();
        await course.PushAsync(ada, "// score: 70");
        await ShownAsync(ada);
        await using var store = course.Store();
        var report = await store.Reports.SingleAsync(r => store.Publications.Any(p => p.AttemptId == r.AttemptId && p.Repository!.GitHubId == ada.Id), Stop);
        var whole = report.Student;
        report.Student = [1, 2, 3];
        await store.SaveChangesAsync(Stop);
        var publications = store.Publications.Where(p => p.Repository!.GitHubId == ada.Id && p.Channel == Channel.CommitStatus);
        await publications.ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PublicationState.Waiting).SetProperty(p => p.NextTryAt, DateTimeOffset.UtcNow), Stop);
        // Not only when the lease of who took it has run out.
        await Wait.UntilAsync("a noted failure", () => publications.AnyAsync(p => p.Fault != null, Stop), TimeSpan.FromMinutes(1));
        report.Student = whole;
        await store.SaveChangesAsync(Stop);
        await Wait.UntilAsync("shown", () => publications.AnyAsync(p => p.State == PublicationState.Done, Stop));
    }

    [Fact]
    public async Task Feedback_WithAPlainToken_IsOurOwnCommentOnly()
    {
        var ada = await plain.StudentAsync();
        ada.FeedbackPull = 3;
        ada.Comments[course.GitHub.NextId()] = new() { Id = 1, Issue = 3, UserId = 1001, Body = "<!-- autograder/autodiff -->" };
        await course.PushAsync(ada, "// score: 5");
        await ShownAsync(ada);
        Assert.Single(ada.Comments.Values, c => c.UserId == AppApi.TokensUser && c.Body.Contains("5 of 100", StringComparison.Ordinal));
    }
}
