using System.Text.RegularExpressions;

namespace Autograder.Authoring.Judging;

/// <summary>A sentence of libtorch's (or of .NET's about its absence) that tells which mistake was made.</summary>
internal sealed partial record LibtorchSentence(string Id, string Fragment, string Hint)
{
    private const string Float32Hint =
        "Somewhere float32 meets float64. torch.tensor(1f), torch.ones(n) and torch.zeros(n) are float32: give them "
        + "dtype: float64, or write torch.tensor(1.0).";

    private const string ShapeHint =
        "The shapes do not fit: write down the shape of each factor. Is one of them to be transposed, or the order of the product another?";

    private static readonly LibtorchSentence[] Known =
    [
        new("graph-not-retained", "Trying to backward through the graph a second time",
            "The graph was freed after its first use. TorchSharp's create_graph does not keep the graph as PyTorch's does: "
            + "pass retain_graph: true as well wherever you differentiate through it again."),
        new("graph-detached", "does not require grad and does not have a grad_fn",
            "What you differentiate is not connected to the input: .item(), detach(), no_grad() or a new tensor made from "
            + "numbers cut the graph, or requires_grad was never set on the input (or create_graph was not asked for before a second pass)."),
        new("input-unused", "appears to not have been used in the graph",
            "The output was computed without the tensor that you differentiate by: set requires_grad first, then compute with that very tensor."),
        new("output-not-scalar", "grad can be implicitly created only for scalar outputs",
            "The output has several components: sum it before differentiating, or pass grad_outputs."),
        new("leaf-changed-in-place", "leaf Variable that requires grad",
            "A tensor that requires a gradient may not be changed in place: do the update inside no_grad(), or make a new tensor."),
        new("changed-in-place", "modified by an inplace operation",
            "A tensor that the backward pass still needs was changed in place (add_, mul_, an index assignment): make a new tensor instead."),
        new("float32", "expected scalar type", Float32Hint),
        new("float32", "same dtype", Float32Hint),
        new("float32", "Double but found Float", Float32Hint),
        new("shape-mismatch", "shapes cannot be multiplied", ShapeHint),
        new("shape-mismatch", "size mismatch", ShapeHint),
        new("shape-mismatch", "must match the size of tensor", ShapeHint),
        new("shape-mismatch", "inconsistent tensor size", ShapeHint),
        new("shape-mismatch", "to have the same number of elements", ShapeHint),
        new("shape-mismatch", "1D tensors expected", "dot takes two vectors: use mv for a matrix and a vector, mm for two matrices."),
        new("shape-mismatch", "must be a matrix", "mm takes two matrices: use mv for a matrix and a vector, dot for two vectors."),
        new("not-one-number", "Number of elements in the tensor must be 1", "item() needs a tensor with one component: x may have any shape here."),
        new("not-one-number", "cannot be converted to Scalar", "item() needs a tensor with one component: this one has several."),
    ];

    public static LibtorchSentence? In(string text) =>
        Known.FirstOrDefault(s => text.Contains(s.Fragment, StringComparison.OrdinalIgnoreCase));

    /// <summary>The sentence after <c>what():</c> that libtorch leaves on standard error when it ends a process; null without one.</summary>
    public static string? SpokenIn(string lastWords) => What().Match(lastWords) is { Success: true } match ? FirstLine(match.Groups[1].Value) : null;

    /// <summary>libtorch's sentence without the C++ stack trace below it.</summary>
    public static string FirstLine(string message) => message.Trim().Split('\n', 2)[0].Trim();

    [GeneratedRegex(@"what\(\):\s*([^\r\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex What();
}
