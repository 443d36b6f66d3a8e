using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;

namespace Autograder.Calibration.Yardsticks;

/// <summary>
/// Whether the name of a mistake is true of a member: what the mistake gives is what the member answers, at inputs that
/// grading never uses.
/// </summary>
internal static class NameTruth
{
    /// <summary>Far from the grader's own closeness, and far below what one formula differs from another.</summary>
    private const double Close = 1e-6;

    /// <summary>Null where the name speaks of no formula, or no input could tell.</summary>
    public static bool? Holds(Check check, string name, string member, IReadOnlyList<(YardstickCase Case, TensorValue? Answer)> answered)
    {
        if (Model(check, name, member) is not { } model)
            return null;
        var comparable = answered
            .Where(a => a.Answer is { } answer && answer.Values.All(double.IsFinite))
            .Select(a => (a.Answer, Model: model(a.Case), Truth: a.Case.Truths[member]))
            .Where(a => a.Model is { } m && m.Values.All(double.IsFinite))
            .ToList();
        return comparable.Count == 0 ? null : comparable.All(a => IsClose(a.Answer!, a.Model!, a.Truth));
    }

    private static Func<YardstickCase, TensorValue?>? Model(Check check, string name, string member)
    {
        if (check.Mistakes.Where(m => m.Id == name).ToList() is [var mistake])
            return at => mistake.Answer(new("", at.Arguments));
        // Of a record such a name may speak of any of its fields.
        return check is FieldsCheck ? null : name switch
        {
            "zero" => at => at.Truths[member].Fields[0].Filled(0),
            "sign" => at => at.Truths[member].Fields[0].Scaled(-1),
            "transposed" => at => at.Truths[member].Fields[0].Transposed(),
            _ => null,
        };
    }

    private static bool IsClose(TensorValue answer, TensorValue model, Truth truth)
    {
        if (answer.Values.Length != model.Values.Length)
            return false;
        var allowed = Math.Max(Close * model.MaxAbs(), 100 * truth.Allowed);
        return Enumerable.Range(0, answer.Values.Length).All(i => Math.Abs(answer[i] - model[i]) <= allowed);
    }
}
