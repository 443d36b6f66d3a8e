using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>
/// A differentiable function of the student's own: its backward pass is a formula written by hand, which the tape carries
/// through as if it were a derivative, so that no taint can tell.
/// </summary>
internal static class HandWrittenBackward
{
    private static readonly string[] Bases = ["TorchSharp.torch.autograd.SingleTensorFunction", "TorchSharp.torch.autograd.MultiTensorFunction"];

    /// <summary>Null when the member reaches none.</summary>
    public static WayEvidence? In(IReadOnlyList<Use> uses) =>
        uses.FirstOrDefault(u => Bases.Any(b => u.Function.StartsWith(b, StringComparison.Ordinal))) is { } use
            ? new(WayVerdict.Otherwise, null,
                $"The derivative comes from a function whose backward pass is written by hand ({Wording.Quote(use.Path)}:{use.Line}). Let autograd differentiate ordinary tensor operations.")
            : null;
}
