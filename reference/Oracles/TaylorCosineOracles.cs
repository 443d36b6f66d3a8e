using Autograder.Authoring.Numerics;
using static Autograder.Reference.Oracles.TorchAutograd;
using static TorchSharp.torch;

namespace Autograder.Reference.Oracles;

/// <summary>Exercise 1: cos x and −sin x, elementwise, of x of any shape.</summary>
internal static class TaylorCosineOracles
{
    public static Quantity Value { get; } = new(
        p => p.Tensor(0).Map(Math.Cos),
        p => TorchAutograd.Value(() => cos(p.Tensor(0).ToTensor())),
        p => TaylorMode.Derivative(Jet.Cos, p.Tensor(0), order: 0),
        p => p.Tensor(0).Filled(1));

    public static Quantity Gradient { get; } = new(
        p => p.Tensor(0).Map(x => -Math.Sin(x)),
        p => Derivative(cos, p.Tensor(0)),
        p => TaylorMode.Derivative(Jet.Cos, p.Tensor(0), order: 1),
        p => p.Tensor(0).Filled(1));
}
