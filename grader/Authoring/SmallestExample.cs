using Autograder.Contracts;

namespace Autograder.Authoring;

/// <summary>The smallest input with the roundest numbers that was found to show a finding; for the way, nothing shows it.</summary>
/// <param name="Expected">What the oracles agree on there.</param>
public sealed record SmallestExample(Probe Probe, TensorValue Expected, TensorValue Actual);

/// <summary>How the inputs of a member may be made smaller.</summary>
/// <param name="Dimensions">For each argument its dimensions as letters, equal letters being equal sizes: <c>kn</c>, <c>np</c>, <c>pk</c> for AXB;
/// empty for a number. Null for a member that works on each component by itself: then one component is an input too.</param>
/// <param name="IsFair">Whether an input is one that the exercise speaks of.</param>
public sealed record ProbeShapes(IReadOnlyList<string>? Dimensions, Func<Probe, bool> IsFair)
{
    public static ProbeShapes Elementwise { get; } = new(null, _ => true);

    public ProbeShapes(params string[] dimensions) : this(dimensions, _ => true) { }
}
