using Autograder.GitHub.Tests.StandIn;

namespace Autograder.GitHub.Tests;

/// <summary>A course that the tests of a class share, each with students of its own; with a plain token.</summary>
public sealed class PlainCourse : IAsyncLifetime
{
    private int students;

    internal GradedCourse Course { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Course = await GradedCourse.StartAsync();

    public ValueTask DisposeAsync() => Course.DisposeAsync();

    internal Task<FakeRepository> StudentAsync() => Course.StudentAsync($"ada{Interlocked.Increment(ref students)}");
}

/// <summary>The same, as a GitHub App.</summary>
public sealed class AppCourse : IAsyncLifetime
{
    private int students;

    internal GradedCourse Course { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Course = await GradedCourse.StartAsync(asApp: true);

    public ValueTask DisposeAsync() => Course.DisposeAsync();

    internal Task<FakeRepository> StudentAsync() => Course.StudentAsync($"ada{Interlocked.Increment(ref students)}");
}
