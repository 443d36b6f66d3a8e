using Autograder.GitHub.Tests.StandIn;
using Autograder.Service.Tests.Storage;

namespace Autograder.GitHub.Tests;

/// <summary>A course that the tests of a class share, each with students of its own; on SQLite.</summary>
public abstract class SharedCourse(bool asApp) : IAsyncLifetime
{
    private int students;

    internal GradedCourse Course { get; private set; } = null!;

    /// <summary>An empty database of PostgreSQL; null: a file of SQLite.</summary>
    protected virtual Task<string?> PostgresAsync() => Task.FromResult<string?>(null);

    /// <summary>One like it, for a test that needs one for itself.</summary>
    internal async Task<GradedCourse> AnotherAsync() => await GradedCourse.StartAsync(asApp, postgres: await PostgresAsync());

    public async ValueTask InitializeAsync() => Course = await AnotherAsync();

    public async ValueTask DisposeAsync()
    {
        await Course.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal Task<FakeRepository> StudentAsync() => Course.StudentAsync($"ada{Interlocked.Increment(ref students)}");
}

/// <summary>With a plain token.</summary>
public class PlainCourse() : SharedCourse(asApp: false);

/// <summary>As a GitHub App.</summary>
public class AppCourse() : SharedCourse(asApp: true);

public sealed class PlainPostgresCourse(PostgresServer server) : PlainCourse
{
    protected override async Task<string?> PostgresAsync() => await server.CreateAsync();
}

public sealed class AppPostgresCourse(PostgresServer server) : AppCourse
{
    protected override async Task<string?> PostgresAsync() => await server.CreateAsync();
}
