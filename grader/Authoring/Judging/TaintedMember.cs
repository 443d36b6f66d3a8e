using System.Collections.Immutable;
using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>What one call under taint showed.</summary>
internal sealed record Observation(ImmutableArray<double> Numbers, CallEvidence Evidence);

/// <summary>The call did not return numbers: nothing is concluded from it.</summary>
internal sealed class NothingObservedException(string reason) : Exception(reason);

/// <summary>A member that is called to learn how it works, not what it answers.</summary>
/// <param name="read">The numbers to look at in what it returns; null when they are not there.</param>
internal sealed class TaintedMember(ISubject subject, string member, Func<Value, ImmutableArray<double>?> read)
{
    public IReadOnlyList<Use> Uses => subject.UsesOf(member);

    /// <exception cref="NothingObservedException">It threw, hung, died, or returned something else or what is not finite.</exception>
    public async Task<Observation> ObserveAsync(IReadOnlyList<Value> arguments, Taint taint, CancellationToken cancellation)
    {
        var outcome = await subject.CallAsync(member, arguments, taint, cancellation);
        if (outcome is not CallOutcome.Returned(var value, var evidence, _))
            throw new NothingObservedException($"the call {Ending(outcome)}");
        if (read(value) is not { } numbers || !numbers.All(double.IsFinite))
            throw new NothingObservedException("the call did not return finite numbers");
        return new(numbers, evidence);
    }

    private static string Ending(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Threw => "threw an exception",
        CallOutcome.TimedOut => "took too long",
        CallOutcome.Died => "ended the process",
        CallOutcome.BrokeLimit => "broke a limit",
        CallOutcome.BrokeProtocol => "was refused",
        CallOutcome.NotCalled => "could not be made in the time left",
        CallOutcome.Returned => "returned",
        _ => throw new System.Diagnostics.UnreachableException($"outcome {outcome}"),
    };
}
