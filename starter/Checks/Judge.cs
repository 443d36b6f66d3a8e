using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Checks;

/// <summary>Compares what a member returned with what a visible check expects. Only finite numbers ever agree.</summary>
internal static class Judge
{
    public static CheckOutcome Outcome(VisibleCheck check, object? result) => check.Expected switch
    {
        { Shape: { } shape, Values: { } values } => JudgeTensor(check, result, shape, values),
        { Fields: { } fields } => First(fields.Select(field => JudgeField(check, result, field.Key, field.Value))),
        { Positive: { } names } => First(names.Select(name => JudgePositive(result, name))),
        _ => throw new InvalidOperationException($"{check.Exercise} {check.Check} expects nothing: see visible-checks.json."),
    };

    private static CheckOutcome JudgeTensor(VisibleCheck check, object? result, long[] shape, double[] values)
    {
        if (result is not Tensor tensor)
            return Failed($"expected a Tensor, got {result?.GetType().Name ?? "null"}");
        if (tensor.IsInvalid)
            return Failed("the tensor is disposed, or is what autograd returns for an input that was not used");
        if (tensor.dtype != ScalarType.Float64)
            return Failed($"dtype: expected Float64, got {tensor.dtype}");
        var isNumber = shape.Length == 0 && tensor.numel() == 1;
        if (!isNumber && !tensor.shape.SequenceEqual(shape))
            return Failed($"shape: expected {Text(shape)}, got {Text(tensor.shape)}");
        return JudgeNumbers(check, check.Member, [.. tensor.detach().contiguous().data<double>()], values, shape);
    }

    private static CheckOutcome JudgeField(VisibleCheck check, object? result, string name, double[] values)
    {
        if (Property(result, name) is not double[] got) return Failed($"{name}: expected numbers, got nothing");
        if (got.Length != values.Length) return Failed($"{name}: expected {values.Length} numbers, got {got.Length}");
        return JudgeNumbers(check, name, got, values, [values.Length]);
    }

    private static CheckOutcome JudgePositive(object? result, string name) =>
        Property(result, name) is not TimeSpan time ? Failed($"{name}: expected a time, got nothing")
        : time > TimeSpan.Zero ? new CheckOutcome.Passed()
        : Failed($"{name}: expected more than zero, got {time}");

    private static CheckOutcome JudgeNumbers(VisibleCheck check, string place, double[] got, double[] expected, long[] shape)
    {
        int[] wrong = [.. Enumerable.Range(0, expected.Length).Where(i => !(Math.Abs(got[i] - expected[i]) <= check.AllowedAt(i)))];
        if (wrong.Length == 0) return new CheckOutcome.Passed();
        var first = wrong[0];
        var message = string.Create(CultureInfo.InvariantCulture,
            $"{place}{Index(first, shape)}: expected {expected[first]:R}, got {got[first]:R} (allowed difference {check.AllowedAt(first):0.0E+00})");
        return Failed(wrong.Length == 1 ? message : $"{message}, and {wrong.Length - 1} more of {expected.Length}");
    }

    private static string Index(int flat, long[] shape)
    {
        if (shape.Length == 0) return "";
        var index = new long[shape.Length];
        long rest = flat;
        for (var d = shape.Length - 1; d >= 0; d--) (rest, index[d]) = Math.DivRem(rest, shape[d]);
        return $"[{string.Join(", ", index)}]";
    }

    private static CheckOutcome First(IEnumerable<CheckOutcome> outcomes) =>
        outcomes.FirstOrDefault(outcome => outcome is not CheckOutcome.Passed) ?? new CheckOutcome.Passed();

    private static object? Property(object? owner, string name) => owner?.GetType().GetProperty(name)?.GetValue(owner);

    private static CheckOutcome.Failed Failed(string message) => new(message);

    private static string Text(long[] shape) => $"({string.Join(", ", shape)})";
}
