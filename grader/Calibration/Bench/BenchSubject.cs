using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Checking;

namespace Autograder.Calibration.Bench;

/// <summary>One answer on the bench.</summary>
public sealed class BenchSubject(Assignment assignment, Exercise exercise, CompileResponse compiled, WorkerSession session)
{
    public Exercise Exercise => exercise;

    /// <summary>The member's name to how it could not be bound; empty when all could.</summary>
    public IReadOnlyDictionary<string, MemberBinding> Unbound { get; } = exercise.Members
        .Where(m => compiled.Members[m.Key] is not MemberBinding.Bound)
        .ToDictionary(m => m.Name, m => compiled.Members[m.Key]);

    /// <summary>The findings of its checks with a seed.</summary>
    /// <param name="which">The checks to make; those that are the same for every seed need be made once only.</param>
    public async Task<IReadOnlyList<CheckedCheck>> GradeAsync(ulong seed, Func<Check, bool> which, CancellationToken cancellation)
    {
        var asked = exercise with { Checks = [.. exercise.Checks.Where(which)] };
        var examined = await new Examiner(TimeProvider.System).ExamineAsync(assignment, [asked], compiled, session, seed, null, cancellation);
        return examined[0].Checks;
    }

    /// <summary>Calls a member with inputs of the caller's own.</summary>
    public Task<CallOutcome> CallAsync(string member, IReadOnlyList<Value> arguments, CancellationToken cancellation) =>
        compiled.Members[exercise.Member(member).Key] is MemberBinding.Bound
            ? session.CallAsync(new(exercise.Member(member).Key, [.. arguments], Taint.None), assignment.Limits.Call, cancellation)
            : Task.FromResult<CallOutcome>(new CallOutcome.NotCalled($"{member} could not be bound"));
}
