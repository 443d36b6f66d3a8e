using Autograder.Authoring;
using Autograder.Contracts;

namespace Autograder.Reference.Oracles;

/// <summary>One number, vector or matrix that an exercise asks for.</summary>
/// <param name="ClosedForm">Its formula in plain C#.</param>
/// <param name="Autograd">The same by TorchSharp, from the function alone; both in float64.</param>
/// <param name="Taylor">The same by <see cref="Authoring.Numerics.TaylorMode"/>, from the function alone and without libtorch.</param>
/// <param name="Scale">The size against which a difference is measured, of the result's shape.</param>
internal sealed record Quantity(
    Func<Probe, TensorValue> ClosedForm, Func<Probe, TensorValue> Autograd, Func<Probe, TensorValue> Taylor, Func<Probe, TensorValue> Scale)
{
    public IReadOnlyList<Oracle> Oracles { get; } =
        [new("closed form", ClosedForm), new("TorchSharp autograd", Autograd), new("Taylor mode", Taylor)];
}
