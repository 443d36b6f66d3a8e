using System.Collections.Immutable;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Reference.Exercises;

namespace Autograder.Reference.Tests;

/// <summary>Students who write one formula for each member.</summary>
internal static class Roles
{
    /// <summary>Closed form, TorchSharp, Taylor mode.</summary>
    public const int Oracles = 3;

    /// <summary>Writes an oracle's formula for every member.</summary>
    public static PlayedStudent Right(Exercise exercise, int oracle) => new((member, arguments) => Answer(exercise, member, new("played", arguments), oracle));

    /// <summary>Makes one mistake in one member, and where the mistake happens to be right or does not apply gives what it would.</summary>
    public static PlayedStudent Mistaken(Compared compared, Mistake mistake) => new((member, arguments) =>
    {
        var probe = new Probe("played", arguments);
        if (member != compared.Check.Member)
            return Answer(compared.Exercise, member, probe, 0);
        if (mistake.Answer(probe) is { } wrong)
            return compared.Check is FieldsCheck fields ? Record(wrong, fields.Oracles[0].Answer(probe)[1]) : wrong;
        return IsRightThere(mistake) ? Answer(compared.Exercise, member, probe, 0) : null;

        // Null means right or not defined; a product that does not fit throws.
        bool IsRightThere(Mistake m) => !Undefined.Contains(m.Id) || probe.Arguments.OfType<Value.Tensor>().All(t => t.Content.Shape.Distinct().Count() <= 1);
    });

    /// <summary>Products that only square matrices allow.</summary>
    public static readonly ImmutableHashSet<string> Undefined =
        ["product-ab", "product-atb", "product-abt", "product-btat", "value-transposed", "b-not-transformed", "not-transposed", "a-squared"];

    private static Value? Answer(Exercise exercise, string member, Probe probe, int oracle) => exercise.Checks.First(c => c.Member == member) switch
    {
        TruncatedSeriesCheck check => check.Agreement.Oracles[oracle].Answer(probe),
        AgreementCheck check => check.Oracles[oracle].Answer(probe),
        SeriesGradientCheck check => check.Target[oracle].Answer(probe),
        FieldsCheck check => Record([.. check.Oracles[oracle].Answer(probe)]),
        TimeHonestyCheck => Times(probe),
        var other => throw new System.Diagnostics.UnreachableException($"check {other.Id}"),
    };

    private static Value.Fields Record(params TensorValue[] fields) => new([.. fields.Select(f => new Value.Numbers(f.Values))]);

    // Both grow with the epochs, the last argument, and stay below the second that a played call takes.
    private static Value.Fields Times(Probe probe)
    {
        var epochs = ((Value.Integer)probe.Arguments[^1]).Content;
        return new([new Value.Duration(TimeSpan.FromTicks(epochs)), new Value.Duration(TimeSpan.FromTicks(10 * epochs))]);
    }
}
