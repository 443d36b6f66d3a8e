using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using Autograder.Reference.Exercises;

namespace Autograder.Reference.Tests;

/// <summary>A check that compares numbers, whatever its kind: what its tests have in common.</summary>
/// <param name="Oracles">For a record of sequences: of its first field.</param>
/// <param name="Allowed">The allowed difference of each component.</param>
internal sealed record Compared(
    Exercise Exercise, Check Check, Func<Draw, IReadOnlyList<Probe>> Probes, IReadOnlyList<Oracle> Oracles,
    Func<Probe, TensorValue> Allowed, IReadOnlyList<Mistake> Mistakes)
{
    public string Name => $"{Exercise.Id} {Check.Id}";

    /// <summary>A truncated series and a training are judged more widely than by rounding; our own numbers are not.</summary>
    public TensorValue AllowedBetweenOracles(Probe probe) =>
        AgreementOf(Check) is AgreementCheck && Exercise.Id != "taylor-cosine" ? Allowed(probe) : Allowed(probe).Map(_ => 1e-12);

    public IReadOnlyList<Probe> ProbesOf(ulong seed) => Probes(Draw.For(seed, Check.Id));

    public static IReadOnlyList<Compared> All { get; } =
    [
        .. TheAssignment.Checks.Select(c => AgreementOf(c.Check) switch
        {
            AgreementCheck a => new Compared(c.Exercise, c.Check, a.Probes, a.Oracles, p => a.Scale(p).Map(s => a.RelativeTolerance(p) * s), a.Mistakes),
            SeriesGradientCheck s => new(c.Exercise, s, s.Probes, s.Target, p => p.Tensor(0).Map(_ => s.TargetTolerance), s.Mistakes),
            FieldsCheck f => new(c.Exercise, f, f.Probes, [.. f.Oracles.Select(o => new Oracle(o.Name, p => o.Answer(p)[0]))],
                p => f.Oracles[0].Answer(p)[0].Map(_ => f.Tolerance), f.Mistakes),
            _ => null,
        }).OfType<Compared>(),
    ];

    /// <summary>The agreement that a check of a series holds; any other check as it is.</summary>
    public static Check AgreementOf(Check check) => check is TruncatedSeriesCheck series ? series.Agreement : check;

    public static Compared Named(string name) => All.Single(c => c.Name == name);

    public static TheoryData<string> Names => [.. All.Select(c => c.Name)];
}
