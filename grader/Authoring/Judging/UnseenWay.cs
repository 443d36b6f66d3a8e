using Autograder.Contracts;

namespace Autograder.Authoring.Judging;

/// <summary>Ways to a derivative that the rewriting of calls may not have seen: then nobody is accused.</summary>
internal static class UnseenWay
{
    private static readonly string[] Hidden =
    [
        "System.Reflection.", "System.Type.GetMethod", "System.Type.InvokeMember", "System.Delegate.DynamicInvoke",
        "System.Delegate.CreateDelegate", "System.Activator.", "System.Linq.Expressions.", "Microsoft.CSharp.RuntimeBinder.",
        "System.Runtime.CompilerServices.CallSite", "System.Runtime.InteropServices.", "TorchSharp.torch.jit.",
    ];

    private static readonly string[] Derivatives = ["torch.autograd.", "Tensor.backward", "Tensor.grad", "Transforms."];

    /// <param name="passes">How many derivatives the calls recorded.</param>
    /// <returns>The rest of a sentence; null when nothing of the kind is there.</returns>
    public static string? In(IReadOnlyList<Use> uses, int passes)
    {
        if (uses.FirstOrDefault(u => Hidden.Any(h => u.Function.StartsWith(h, StringComparison.Ordinal))) is { } hidden)
            return $"the code uses {Wording.Quote(hidden.Function)}, behind which one could be hidden";
        if (passes == 0 && uses.FirstOrDefault(u => Derivatives.Any(d => u.Function.Contains(d, StringComparison.Ordinal))) is { } derivative)
            return $"the code calls {Wording.Quote(derivative.Function)} somewhere";
        return null;
    }
}
