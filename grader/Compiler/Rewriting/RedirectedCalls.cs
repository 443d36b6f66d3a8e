using System.Collections.Frozen;

namespace Autograder.Compiler.Rewriting;

/// <summary>
/// The calls of TorchSharp that the worker has its own version of: those that differentiate, so that it can taint and record what
/// they make; those that make or read a leaf, so that it knows which tensors a derivative was written to; and those in which a
/// native error would end the process. Their targets are public static methods of one class with the same parameters (an
/// instance method's object first), named <c>Type_method</c> after the method they stand for.
/// </summary>
internal static class RedirectedCalls
{
    public const string TargetAssembly = "Autograder.Worker";
    public const string TargetNamespace = "Autograder.Worker.Tape";
    public const string TargetClass = "Rewritten";

    /// <summary>Full names of methods, all overloads of each, of TorchSharp 0.107.0.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.ToFrozenSet(
    [
        "TorchSharp.torch/autograd::grad",
        "TorchSharp.torch/autograd::backward",
        "TorchSharp.torch/autograd/functional::jacobian",
        "TorchSharp.torch/Tensor::backward",
        "TorchSharp.torch/Tensor::get_grad",
        "TorchSharp.torch/Tensor::set_grad",
        "TorchSharp.torch/Tensor::set_requires_grad",
        "TorchSharp.torch/Tensor::requires_grad_",
        "TorchSharp.torch/Tensor::with_requires_grad",
        "TorchSharp.torch/Tensor::retain_grad",
        "TorchSharp.torch/optim/Optimizer::step",
        "TorchSharp.torch/Tensor::matmul",
        "TorchSharp.torch::matmul",
    ]);
}
