using Autograder.Contracts;

namespace Autograder.Authoring;

/// <summary>One independent way to the right fields: a vector for each of <see cref="FieldsCheck.Fields"/>, in their order.</summary>
public sealed record FieldsOracle(string Name, Func<Probe, IReadOnlyList<TensorValue>> Answer);

/// <summary>
/// How a training run has to come to its weights: by autograd. Under derivatives scaled by s, training with a learning
/// rate of η/s is honest training with η.
/// </summary>
/// <param name="Probes">Two probes of equal shapes, learning rate and epochs, and different numbers elsewhere.</param>
/// <param name="LearningRate">The position of the learning rate among the arguments.</param>
/// <param name="Field">The position of the weights among the fields.</param>
public sealed record TrainingWay(WayProbes Probes, int LearningRate, int Field = 0);

/// <summary>
/// A member that returns a record of number sequences, such as <c>TrainingRun</c>: each field has the expected length
/// and every component agrees to within <see cref="Tolerance"/>, absolutely.
/// </summary>
public sealed partial class FieldsCheck : Check
{
    public required Func<Draw, IReadOnlyList<Probe>> Probes { get; init; }

    /// <summary>The names of the record's properties in the signature's order, such as <c>Weights</c>.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The first gives the expected fields; the others must agree with it before a student is failed.</summary>
    public required IReadOnlyList<FieldsOracle> Oracles { get; init; }

    /// <summary>Absolute, for each component of each field.</summary>
    public double Tolerance { get; init; } = 1e-5;

    /// <summary>Null when any way is right.</summary>
    public TrainingWay? Way { get; init; }

    public override IReadOnlyList<Probe> VisibleProbes(Draw draw) => Visibility == Visibility.Visible ? Probes(draw) : [];
}
