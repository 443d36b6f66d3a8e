using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>Our own numbers are in doubt: the oracles disagree, threw or are not finite. It becomes an internal error.</summary>
internal sealed class OracleException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What answers are measured by.</summary>
/// <param name="Oracles">The first gives the expected value.</param>
/// <param name="Allowance">The allowed absolute difference at a probe, of the expected value's shape or 0-d.</param>
/// <param name="Relative">The tolerance relative to the size of the numbers.</param>
internal sealed record Standard(IReadOnlyList<Oracle> Oracles, Func<Probe, TensorValue> Allowance, Func<Probe, double> Relative)
{
    /// <exception cref="OracleException">The first oracle or the allowance threw, or gave what cannot be measured by.</exception>
    public (TensorValue Expected, TensorValue Allowed) At(Probe probe)
    {
        var expected = Ask(Oracles[0], probe);
        TensorValue allowed;
        try
        {
            allowed = Allowance(probe);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new OracleException($"the allowance at the probe \"{probe.Label}\" could not be computed: {e.Message}", e);
        }
        if (allowed.Rank == 0)
            allowed = expected.Filled(allowed[0]);
        if (!allowed.HasShape(expected))
            throw new OracleException($"the allowance at the probe \"{probe.Label}\" has shape {Wording.Shape(allowed.Shape)}, the expected value {Wording.Shape(expected.Shape)}");
        return allowed.Values.All(a => double.IsFinite(a) && a >= 0)
            ? (expected, allowed)
            : throw new OracleException($"the allowance at the probe \"{probe.Label}\" is negative or not finite");
    }

    public Answer Judge(Probe probe, TensorValue got)
    {
        var (expected, allowed) = At(probe);
        return new(probe, got, expected, allowed, Relative(probe));
    }

    /// <summary>Before a student is failed: all oracles agree with the first at this probe, within the check's own allowance.</summary>
    /// <exception cref="OracleException">They do not.</exception>
    public void Confirm(Probe probe)
    {
        var (expected, allowed) = At(probe);
        foreach (var other in Oracles.Skip(1))
        {
            var answer = Ask(other, probe);
            if (!answer.HasShape(expected) || !Enumerable.Range(0, answer.Values.Length).All(i => Closeness.IsClose(answer[i], expected[i], allowed[i])))
                throw new OracleException($"the oracles \"{Oracles[0].Name}\" and \"{other.Name}\" disagree at the probe \"{probe.Label}\"");
        }
    }

    private static TensorValue Ask(Oracle oracle, Probe probe)
    {
        try
        {
            var answer = oracle.Answer(probe);
            return answer.Values.All(double.IsFinite)
                ? answer
                : throw new OracleException($"the oracle \"{oracle.Name}\" is not finite at the probe \"{probe.Label}\"");
        }
        catch (Exception e) when (e is not OperationCanceledException and not OracleException)
        {
            throw new OracleException($"the oracle \"{oracle.Name}\" failed at the probe \"{probe.Label}\": {e.Message}", e);
        }
    }
}
