using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>What came of a call that should return a record of number sequences.</summary>
internal abstract record FieldsReception
{
    private FieldsReception() { }

    /// <param name="Fields">A vector for each field.</param>
    public sealed record Accepted(IReadOnlyList<TensorValue> Fields) : FieldsReception;

    public sealed record Refused(Finding Finding) : FieldsReception;

    public static FieldsReception Of(Check check, IReadOnlyList<string> names, Probe probe, CallOutcome outcome)
    {
        if (outcome is not CallOutcome.Returned(var value, _, _))
            return new Refused(Mishap.Of(check, probe, outcome));
        if (value is not Value.Fields(var fields) || fields.Length != names.Count)
            return Refuse(check, probe, $"{check.Member} returned {Wording.Kind(value)}, expected a record with {string.Join(" and ", names)}");
        for (var i = 0; i < fields.Length; i++)
            if (fields[i] is not Value.Numbers)
                return Refuse(check, probe, $"{check.Member}: {names[i]} is {Wording.Kind(fields[i])}, expected a sequence of numbers");
        return new Accepted([.. fields.Select(f => TensorValue.Vector(((Value.Numbers)f).Content.AsSpan()))]);
    }

    private static Refused Refuse(Check check, Probe probe, string what)
    {
        var message = $"{what} ({Wording.At(probe)})";
        return new(check.Found(CheckStatus.Failed, message, message) with { Mistake = "other-type", Probe = probe });
    }
}
