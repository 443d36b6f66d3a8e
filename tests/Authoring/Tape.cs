using Autograder.Contracts;

namespace Autograder.Authoring.Tests;

/// <summary>A worker's tape, played in memory: hands derivatives back under taint and keeps the record.</summary>
internal sealed class Tape(Taint taint)
{
    private readonly List<DerivativePass> passes = [];

    public double Scale => taint.Scale;

    /// <summary>One derivative pass; <paramref name="exact"/> is what libtorch would have computed.</summary>
    public TensorValue Derive(TensorValue exact)
    {
        var pass = passes.Count;
        passes.Add(new("autograd.grad", exact.Shape, exact.Values.All(v => v == 1), exact.Values.Select((v, i) => v * DerivativePass.Weight(i)).Sum()));
        return exact with { Values = [.. exact.Values.Select((v, i) => taint.Scale * v + taint.Shift * Taint.Noise(taint.Seed, pass, i))] };
    }

    public CallEvidence Evidence => new(passes.Count, [.. passes], []);
}
