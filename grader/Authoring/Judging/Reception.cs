using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>What came of a call: a float64 tensor to judge, or the finding that there is none.</summary>
internal abstract record Reception
{
    private Reception() { }

    public sealed record Accepted(TensorValue Tensor, CallEvidence Evidence) : Reception;

    public sealed record Refused(Finding Finding) : Reception;

    public static Reception Of(Check check, Probe probe, CallOutcome outcome) => outcome switch
    {
        CallOutcome.Returned(Value.Tensor(var tensor), var evidence, _) when tensor.Type == ElementType.Float64 => new Accepted(tensor, evidence),
        CallOutcome.Returned(Value.Tensor(var tensor), _, _) => new Refused(OtherElements(check, probe, tensor.Type)),
        CallOutcome.Returned(Value.Nothing, _, _) => new Refused(Failed(check, probe, "returned nothing (null, or a tensor without content)", "nothing-returned",
            "null is what .grad holds when no gradient arrived: does the output depend on the tensor that you differentiate by, and is it a leaf?")),
        CallOutcome.Returned(var value, _, _) => new Refused(Failed(check, probe, $"returned {Wording.Kind(value)}, expected a tensor", "other-type", null)),
        _ => new Refused(Mishap.Of(check, probe, outcome)),
    };

    private static Finding OtherElements(Check check, Probe probe, ElementType type)
    {
        var returned = $"returned {type.ToString().ToLowerInvariant()}, expected float64";
        return type switch
        {
            ElementType.Float32 or ElementType.Float16 or ElementType.BFloat16 => Failed(check, probe, returned, "float32",
                "torch.tensor(1.0) is float64, but torch.tensor(1f), torch.ones(n), torch.zeros(n) and torch.eye(n) are float32, and a 0-d float64 "
                + "tensor times a 1-d float32 one is float32: pass dtype: float64, or compute with the input's own dtype. t.sum(0) may "
                + "be behind it too: it takes the 0 for ScalarType.Byte, and a byte by a number is float32; sum(dim: 0) is meant."),
            ElementType.UInt8 => Failed(check, probe, returned, "sum-zero-trap",
                "t.sum(0) and t.prod(0) take the literal 0 for ScalarType.Byte and return a byte total: write sum(dim: 0)."),
            ElementType.Complex32 or ElementType.Complex64 or ElementType.Complex128 => Failed(check, probe, returned, "complex",
                "The result is a complex tensor: these functions are real."),
            ElementType.Int64 or ElementType.Int32 or ElementType.Int16 or ElementType.Int8 or ElementType.Bool => Failed(check, probe, returned, "not-floating",
                "Whole numbers cut off fractions: start from 1.0 instead of 1, or pass dtype: float64."),
            ElementType.Float64 => throw new System.Diagnostics.UnreachableException("float64 is the right type"),
            _ => throw new System.Diagnostics.UnreachableException($"element type {type}"),
        };
    }

    private static Finding Failed(Check check, Probe probe, string what, string mistake, string? hint)
    {
        var message = $"{check.Member} {what} ({Wording.At(probe)})";
        return check.Found(CheckStatus.Failed, message, message) with { Mistake = mistake, Hint = hint, Probe = probe };
    }
}
