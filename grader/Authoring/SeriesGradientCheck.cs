namespace Autograder.Authoring;

/// <summary>
/// The gradient of a function that the student approximates elementwise: it lies within <see cref="TargetTolerance"/> of
/// the true derivative, it is the derivative of the student's own approximation to <see cref="OwnTolerance"/>, and
/// it was made in the required way.
/// </summary>
public sealed partial class SeriesGradientCheck : Check
{
    /// <summary>Each with one tensor argument of any shape: the points x.</summary>
    public required Func<Draw, IReadOnlyList<Probe>> Probes { get; init; }

    /// <summary>The member that holds the student's approximation, such as <c>Value</c>.</summary>
    public required string ValueMember { get; init; }

    /// <summary>The true derivative, such as −sin x; the first gives the expected value.</summary>
    public required IReadOnlyList<Oracle> Target { get; init; }

    /// <summary>Absolute.</summary>
    public double TargetTolerance { get; init; } = 1e-6;

    /// <summary>Absolute: the agreement with the derivative of the student's own approximation, by Ridders' method.</summary>
    public double OwnTolerance { get; init; } = 1e-9;

    public Way Way { get; init; } = new Way.Autograd();

    /// <summary>Needed unless <see cref="Way"/> is <see cref="Way.Any"/>.</summary>
    public WayProbes? WayProbes { get; init; }

    public override IReadOnlyList<Probe> VisibleProbes(Draw draw) => Visibility == Visibility.Visible ? Probes(draw) : [];
}
