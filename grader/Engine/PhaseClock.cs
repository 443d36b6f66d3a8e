using Autograder.Engine.Reporting;

namespace Autograder.Engine;

/// <summary>Measures the phases of one grading.</summary>
internal sealed class PhaseClock(TimeProvider time)
{
    private readonly DateTimeOffset startedAt = time.GetUtcNow();
    private readonly long started = time.GetTimestamp();
    private TimeSpan compiled;
    private TimeSpan check;

    public void Compiled() => compiled = check = time.GetElapsedTime(started);

    public void Checked() => check = time.GetElapsedTime(started);

    public ReportPhases Done() =>
        new(startedAt, compiled.TotalSeconds, (check - compiled).TotalSeconds, time.GetElapsedTime(started).TotalSeconds);
}
