using Autograder.Engine;
using Autograder.Engine.Reporting;
using Autograder.Service.Grades;
using Autograder.Service.Queue.Timing;
using Autograder.Service.Storage;

namespace Autograder.Service.Queue;

/// <summary>What the end of a grading changes in its attempt.</summary>
internal static class Endings
{
    public static void Grade(Attempt attempt, Grading grading, DateTimeOffset now)
    {
        attempt.State = AttemptState.Graded;
        attempt.Fault = null;
        attempt.Timing = TimingEndings.Follow(attempt, grading.Report, now);
        Store(attempt, grading, now);
    }

    public static void Fail(Attempt attempt, string fault, Grading? partial, QueueRules rules, DateTimeOffset now)
    {
        attempt.Fault = fault;
        if (attempt.Faults++ < rules.BackOff.Count)
        {
            attempt.State = AttemptState.Waiting;
            attempt.NotBefore = now + rules.BackOff[attempt.Faults - 1];
            attempt.LeaseUntil = null;
            return;
        }
        attempt.State = AttemptState.Failed;
        attempt.LeaseUntil = null;
        if (partial is not null)
            Store(attempt, partial with { Report = GradingPipeline.TimingFailed(partial.Report) }, now);
    }

    private static void Store(Attempt attempt, Grading grading, DateTimeOffset now)
    {
        var (report, cpu, memory) = grading;
        attempt.LeaseUntil = null;
        attempt.AssignmentVersion = report.Assignment.Version;
        attempt.CompiledAt = report.Phases.StartedAt.AddSeconds(report.Phases.Compiling);
        attempt.CheckedAt = attempt.CompiledAt.Value.AddSeconds(report.Phases.Checking);
        attempt.ReportedAt = now;
        attempt.CpuSeconds = cpu.TotalSeconds;
        attempt.PeakMemory = memory;
        attempt.Score = report.Score;
        attempt.MaxScore = report.MaxScore;
        attempt.Report = new()
        {
            AttemptId = attempt.Id,
            Instructor = CompressedReport.Pack(report),
            Student = CompressedReport.Pack(report.ForStudent()),
        };
        attempt.Exercises.AddRange(ResultRows.ExercisesOf(report));
        attempt.Checks.AddRange(ResultRows.ChecksOf(report));
    }
}
