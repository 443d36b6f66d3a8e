using Autograder.Engine.Reporting;

namespace Autograder.Engine;

/// <summary>What one grading used of the machine in processes that held the student's code.</summary>
/// <param name="PeakMemory">In bytes, of the largest of them.</param>
public sealed record GradingCost(TimeSpan Cpu, long PeakMemory);

public sealed record MeasuredReport(Report Report, GradingCost Cost);
