using Autograder.Contracts;

namespace Autograder.Authoring.Tests;

/// <summary>A worker's tape, played in memory: hands derivatives back under taint and keeps the record.</summary>
internal sealed class Tape(Taint taint)
{
    private readonly List<DerivativePass> passes = [];

    public double Scale => taint.Scale;

    /// <summary>One derivative pass; <paramref name="exact"/> is what libtorch would have computed.</summary>
    /// <param name="at">What was differentiated by, where the worker can tell.</param>
    /// <param name="value">The number that was differentiated.</param>
    public TensorValue Derive(TensorValue exact, TensorValue? at = null, double value = double.NaN)
    {
        var pass = passes.Count;
        passes.Add(new("autograd.grad", exact.Shape, exact.Values.All(v => v == 1), Checksum(exact), at is null ? double.NaN : Checksum(at), value));
        return exact with { Values = [.. exact.Values.Select((v, i) => taint.Scale * v + taint.Shift * Taint.Noise(taint.Seed, pass, i))] };
    }

    private static double Checksum(TensorValue tensor) => tensor.Values.Select((v, i) => v * DerivativePass.Weight(i)).Sum();

    public CallEvidence Evidence => new(passes.Count, [.. passes], []);
}
