using Autograder.Contracts;

namespace Autograder.Authoring;

/// <summary>One independent way to a right answer.</summary>
/// <param name="Name">Such as <c>closed form</c> or <c>TorchSharp autograd</c>.</param>
public sealed record Oracle(string Name, Func<Probe, TensorValue> Answer);

/// <summary>The student's own function, to be differentiated by finite differences when the answer disagrees.</summary>
/// <param name="Member">The member whose value is differentiated, such as <c>Value</c>.</param>
/// <param name="Argument">The position of the argument to differentiate by.</param>
/// <param name="Order">1 for a gradient, 2 for a Hessian.</param>
/// <param name="Exact">The function is quadratic or linear: central differences with h = 1 are exact up to rounding.</param>
public sealed record OwnFunction(string Member, int Argument, int Order, bool Exact);

/// <summary>Two probes of equal shapes and different numbers, at which the way of a member is examined.</summary>
public delegate (Probe First, Probe Second) WayProbes(Draw draw);

/// <summary>
/// The common check: at every probe the member's result agrees with the oracles to within
/// <see cref="RelativeTolerance"/> · <see cref="Scale"/>, component by component, and was made in the required way.
/// Found in this order, each a finding of its own: returned at all, type and dtype, shape, finite, value, way.
/// </summary>
public sealed partial class AgreementCheck : Check
{
    /// <summary>1024 ε of float64: 12 to 300 times the worst right answer measured, far below every known mistake.</summary>
    public const double DefaultTolerance = 1024 * 2.220446049250313e-16;

    public required Func<Draw, IReadOnlyList<Probe>> Probes { get; init; }

    /// <summary>The first gives the expected value; the others must agree with it before a student is failed.</summary>
    public required IReadOnlyList<Oracle> Oracles { get; init; }

    /// <summary>The size against which a difference is measured, of the expected value's shape.</summary>
    public required Func<Probe, TensorValue> Scale { get; init; }

    public Func<Probe, double> RelativeTolerance { get; init; } = _ => DefaultTolerance;

    public Way Way { get; init; } = new Way.Any();

    /// <summary>Needed unless <see cref="Way"/> is <see cref="Way.Any"/>.</summary>
    public WayProbes? WayProbes { get; init; }

    public OwnFunction? OwnFunction { get; init; }

    /// <summary>Functions by which the right number earns nothing; looked for after the value.</summary>
    public IReadOnlyList<ForbiddenUse> Forbidden { get; init; } = [];
}
