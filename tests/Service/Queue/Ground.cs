using Autograder.Service.Intake;
using Autograder.Service.Queue;
using Autograder.Service.Queue.Timing;
using Autograder.Service.Storage;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Autograder.Service.Tests.Queue;

/// <summary>A store with courses whose students push, and a clock that stands still until it is told to go.</summary>
internal sealed class Ground(StoreFactory stores) : IDisposable
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public StoreFactory Stores => stores;

    public FakeTimeProvider Time { get; } = new(new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero));

    public QueueRules Rules { get; } = new();

    public CountedTickets Jobs { get; } = new();

    public Tickets Tickets => new(Jobs, NullLogger<Tickets>.Instance);

    public AttemptQueue Queue => new(stores, Rules, Time);

    public TimingQueue Timings => new(stores, Rules, Time);

    public async Task<Assignment> CourseAsync(string slug)
    {
        await using var store = stores.CreateDbContext();
        var course = new Autograder.Service.Storage.Course { Slug = slug, Title = slug, CreatedAt = Time.GetUtcNow() };
        store.Add(course);
        await store.SaveChangesAsync(Stop);
        var assignment = new Assignment { CourseId = course.Id, Slug = "autodiff", Title = "Autodiff", Folder = "autodiff", CreatedAt = Time.GetUtcNow() };
        store.Add(assignment);
        await store.SaveChangesAsync(Stop);
        return assignment;
    }

    public async Task<Student> StudentAsync(Assignment assignment, string name)
    {
        await using var store = stores.CreateDbContext();
        var student = new Student { CourseId = assignment.CourseId, Identifier = name, Name = name };
        store.Add(student);
        await store.SaveChangesAsync(Stop);
        return student;
    }

    public Task<Receipt> PushAsync(Assignment assignment, Student student, string source, Lane lane = Lane.Normal)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        var files = new UploadedFile[] { new("A.cs", System.Text.Encoding.UTF8.GetBytes(source)) };
        return new SubmissionIntake(stores, Tickets, Time).ReceiveAsync(
            new(assignment, student, null, Origin.OfStudent(student.Id), null, files, lane), Stop);
    }

    /// <summary>As many pushes as students, one each.</summary>
    public async Task<IReadOnlyList<Receipt>> PushesAsync(Assignment assignment, int students)
    {
        var receipts = new List<Receipt>();
        for (var i = 0; i < students; i++)
            receipts.Add(await PushAsync(assignment, await StudentAsync(assignment, $"student {i}"), "// first"));
        return receipts;
    }

    /// <summary>The only submission once more, for a regrade.</summary>
    public async Task EnqueueAgainAsync(long regrade)
    {
        await using var store = stores.CreateDbContext();
        await using var write = await store.BeginWriteAsync(Stop);
        await store.EnqueueAsync(await store.Submissions.SingleAsync(Stop), Lane.Regrade, null, Time.GetUtcNow(), Stop, regrade);
        await write.CommitAsync(Stop);
    }

    public async Task<Claim> ClaimAsync()
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        return await Queue.ClaimAsync("test", Stop) ?? throw new InvalidOperationException("nothing waits");
    }

    public async Task<IReadOnlyList<long>> ClaimAllAsync()
    {
        var claimed = new List<long>();
        for (; await Queue.ClaimAsync("test", Stop) is { } claim; Time.Advance(TimeSpan.FromSeconds(1)))
            claimed.Add(claim.AttemptId);
        return claimed;
    }

    public async Task<Attempt> AttemptAsync(long id)
    {
        await using var store = stores.CreateDbContext();
        return await store.Attempts.Include(a => a.Report).Include(a => a.Timing).SingleAsync(a => a.Id == id, Stop);
    }

    /// <summary>Grades all that wait; their timing follows.</summary>
    public async Task GradeAllAsync(int score = 70)
    {
        for (; await Queue.ClaimAsync("test", Stop) is { } claim; Time.Advance(TimeSpan.FromSeconds(1)))
            Assert.True(await Queue.CompleteAsync(claim, Gradings.TimingFollows(score), Stop));
    }

    /// <summary>Where the only student stands.</summary>
    public async Task<Standing> StandingAsync()
    {
        await using var store = stores.CreateDbContext();
        return await store.Standings.SingleAsync(Stop);
    }

    public void Dispose() => stores.Dispose();
}

/// <summary>Counts the tickets that are issued, by queue.</summary>
internal sealed class CountedTickets : IBackgroundJobClient
{
    public List<string> Issued { get; } = [];

    public string Create(Job job, IState state)
    {
        lock (Issued)
            Issued.Add(((EnqueuedState)state).Queue);
        return "1";
    }

    public bool ChangeState(string jobId, IState state, string expectedState) => true;
}
