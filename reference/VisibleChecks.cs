using System.Text.Encodings.Web;
using System.Text.Json;
using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using Autograder.Reference.Exercises;

namespace Autograder.Reference;

/// <summary>
/// Writes what the starter's <c>visible-checks.json</c> holds, so that a student's own machine tries the same inputs with
/// the same tolerances as the grader. The format is described in <c>starter/Checks/VisibleCheck.cs</c>.
/// </summary>
public static class VisibleChecks
{
    // The file is read by people too, and is nowhere part of a web page.
    private static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One entry for each input of each visible check, in the order of the report.</summary>
    public static string Write(Assignment assignment)
    {
        var entries = assignment.Exercises.SelectMany(e => e.Checks.Where(c => c.Visibility == Visibility.Visible).SelectMany(c => EntriesOf(e, c)));
        return $"[\n{string.Join(",\n", entries)}\n]\n";
    }

    private static IEnumerable<string> EntriesOf(Exercise exercise, Check check) => check switch
    {
        TruncatedSeriesCheck s => EntriesOf(exercise, s.Agreement),
        AgreementCheck a => a.Probes(Fixed).Select(p => Entry(exercise, check, p, Tensor(a.Oracles[0].Answer(p)), Allowance(a.Scale(p).Scaled(a.RelativeTolerance(p))))),
        SeriesGradientCheck s => s.Probes(Fixed).Select(p => Entry(exercise, check, p, Tensor(s.Target[0].Answer(p)), s.TargetTolerance)),
        FieldsCheck f => f.Probes(Fixed).Select(p => Entry(exercise, check, p, new { fields = Fields(f.Fields, f.Oracles[0].Answer(p)) }, f.Tolerance)),
        TimeHonestyCheck t => [Entry(exercise, check, t.Probe(Fixed), new { positive = t.Fields }, null)],
        _ => throw new System.Diagnostics.UnreachableException($"the starter has no format for the visible check {check.Id}"),
    };

    // Visible inputs are the same for everybody: nothing is drawn.
    private static Draw Fixed => new(0);

    private static string Entry(Exercise exercise, Check check, Probe probe, object expected, object? allowed)
    {
        List<(string Key, object Value)> fields =
        [
            ("exercise", exercise.Id), ("check", check.Id), ("title", probe.Label), ("member", check.Member),
            ("arguments", probe.Arguments.Select(Argument)), ("expected", expected),
        ];
        if (allowed is not null)
            fields.Add(("allowed", allowed));
        return $"  {{\n{string.Join(",\n", fields.Select(f => $"    \"{f.Key}\": {JsonSerializer.Serialize(f.Value, Format)}"))}\n  }}";
    }

    private static object Argument(Value value) => value switch
    {
        Value.Tensor(var tensor) => new { tensor = Tensor(tensor) },
        Value.Number(var number) => new { number },
        Value.Integer(var integer) => new { integer },
        _ => throw new System.Diagnostics.UnreachableException($"no member takes {value}"),
    };

    private static object Tensor(TensorValue tensor) => new { shape = tensor.Shape, values = Numbers(tensor) };

    private static Dictionary<string, IEnumerable<double>> Fields(IReadOnlyList<string> names, IReadOnlyList<TensorValue> fields) =>
        names.Zip(fields).ToDictionary(f => f.First, f => Numbers(f.Second));

    private static object Allowance(TensorValue allowed) =>
        allowed.Values.Distinct().Count() == 1 ? allowed[0] : Tensor(allowed);

    // Adding 0 makes 0 of -0, which says nothing here but looks like a riddle.
    private static IEnumerable<double> Numbers(TensorValue tensor) => tensor.Values.Select(v => v + 0.0);
}
