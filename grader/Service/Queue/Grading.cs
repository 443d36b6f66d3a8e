using Autograder.Engine;
using Autograder.Engine.Reporting;
using Autograder.Service.Revisions;

namespace Autograder.Service.Queue;

/// <param name="Assignment">The name of the assignment's folder among those that the installation serves.</param>
/// <param name="Revision">What the course sets otherwise.</param>
internal sealed record GradingOrder(string Assignment, IReadOnlyList<(string Path, byte[] Content)> Files, ulong Seed, Revision? Revision = null);

/// <summary>What grading a submission gave, and what it used.</summary>
/// <param name="Cpu">CPU time of all processes that ran the student's code.</param>
/// <param name="PeakMemory">In bytes, of the largest of them.</param>
internal sealed record Grading(Report Report, TimeSpan Cpu, long PeakMemory);

/// <param name="Report">The one that is to be completed.</param>
/// <param name="Revision">The one that it was graded with.</param>
internal sealed record TimingOrder(string Assignment, IReadOnlyList<(string Path, byte[] Content)> Files, Report Report, Revision? Revision = null);

/// <summary>Grades; stands between the queue and the pipeline, so that the queue is tested without processes.</summary>
internal interface IGrader
{
    /// <summary>Makes the checks; the report may say that its timing follows.</summary>
    Task<Grading> GradeAsync(GradingOrder order, IProgress<GradingProgress> progress, CancellationToken cancellation);

    /// <summary>Completes a report whose timing is pending.</summary>
    Task<Report> TimeAsync(TimingOrder order, IProgress<GradingProgress> progress, CancellationToken cancellation);
}
