using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Engine.Checking;

/// <summary>A check and what it found.</summary>
public sealed record CheckedCheck(Check Check, Finding Finding);

/// <summary>An exercise's checks with their findings, in the exercise's order.</summary>
public sealed record CheckedExercise(Exercise Exercise, IReadOnlyList<CheckedCheck> Checks);

/// <summary>Asks every check of an assignment what it finds in a submission; a fault of ours is tried again.</summary>
public sealed class Examiner(TimeProvider time)
{
    private const int Attempts = 3;

    /// <param name="finished">Told after each exercise.</param>
    public async Task<IReadOnlyList<CheckedExercise>> ExamineAsync(
        Assignment assignment, IReadOnlyList<Exercise> exercises, CompileResponse compiled, WorkerSession session,
        ulong seed, Action<CheckedExercise>? finished, CancellationToken cancellation)
    {
        var budget = new TimeBudget(assignment.Limits.Submission);
        var examined = new List<CheckedExercise>();
        foreach (var exercise in exercises)
        {
            var subject = new ExerciseSubject(
                exercise, compiled, session, assignment.Limits, new(assignment.Limits.Exercise, budget), time);
            var result = await ExamineAsync(exercise, compiled, subject, seed, cancellation);
            examined.Add(result);
            finished?.Invoke(result);
        }
        return examined;
    }

    private static async Task<CheckedExercise> ExamineAsync(
        Exercise exercise, CompileResponse compiled, ISubject subject, ulong seed, CancellationToken cancellation)
    {
        var findings = new Dictionary<string, Finding>();
        foreach (var check in exercise.Checks)
        {
            var member = exercise.Member(check.Member);
            findings[check.Id] =
                BindingFinding.Of(member, compiled.Members[member.Key])
                ?? Skipped(check, exercise, findings)
                ?? await ExamineAsync(exercise, check, subject, seed, cancellation);
        }
        return new(exercise, [.. exercise.Checks.Select(c => new CheckedCheck(c, findings[c.Id]))]);
    }

    private static Finding? Skipped(Check check, Exercise exercise, Dictionary<string, Finding> findings)
    {
        foreach (var id in check.DependsOn)
        {
            // A check is written after those it depends on; the assignment's own test sees to it.
            var finding = findings[id];
            if (finding.Status == CheckStatus.Passed)
                continue;
            if (finding.Status == CheckStatus.InternalError)
                return finding;
            var message = $"not examined, because it needs “{exercise.Checks.First(c => c.Id == id).Title}”";
            return new(CheckStatus.Skipped, message) { PublicMessage = message, NotStarted = finding.NotStarted };
        }
        return null;
    }

    private static async Task<Finding> ExamineAsync(
        Exercise exercise, Check check, ISubject subject, ulong seed, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            Finding finding;
            try
            {
                finding = await check.ExamineAsync(subject, Draw.For(seed, $"{exercise.Id}/{check.Id}"), cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever is thrown here is ours: what the student's code does arrives as an outcome.
                finding = new(CheckStatus.InternalError, e.ToString())
                {
                    PublicMessage = "the grader itself failed here; this costs no point and is reported to the instructor",
                };
            }
            if (finding.Status != CheckStatus.InternalError || attempt == Attempts)
                return finding;
        }
    }
}
