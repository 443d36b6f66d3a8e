using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using static Autograder.Reference.Oracles.TorchAutograd;
using static TorchSharp.torch;

namespace Autograder.Reference.Oracles;

/// <summary>Exercise 4: f = ½xᵀAx + bᵀx + c of A (n, n), b (n), c (0-d) and x (n).</summary>
internal static class QuadraticFormOracles
{
    public static Quantity Value { get; } = new(
        p => TensorValue.Scalar(Evaluate(p.Tensor(0), p.Tensor(1), p.Tensor(2), p.Tensor(3))),
        p => TorchAutograd.Value(() => InTorch(p)(p.Tensor(3).ToTensor())),
        p => TaylorMode.Value(InJets(p), p.Tensor(3)),
        p => TensorValue.Scalar(Evaluate(p.Tensor(0).Abs(), p.Tensor(1).Abs(), p.Tensor(2).Abs(), p.Tensor(3).Abs())));

    /// <summary>½(A + Aᵀ)x + b</summary>
    public static Quantity Gradient { get; } = new(
        p => Symmetrised(p.Tensor(0)).Times(p.Tensor(3)).Plus(p.Tensor(1)),
        p => Derivative(InTorch(p), p.Tensor(3)),
        p => TaylorMode.Gradient(InJets(p), p.Tensor(3)),
        p => Symmetrised(p.Tensor(0).Abs()).Times(p.Tensor(3).Abs()).Plus(p.Tensor(1).Abs()));

    /// <summary>½(A + Aᵀ)</summary>
    public static Quantity Hessian { get; } = new(
        p => Symmetrised(p.Tensor(0)),
        p => TorchAutograd.Hessian(InTorch(p), p.Tensor(3)),
        p => TaylorMode.Hessian(InJets(p), p.Tensor(3)),
        p => p.Tensor(0).Filled(Symmetrised(p.Tensor(0)).MaxAbs()));

    private static TensorValue Symmetrised(TensorValue a) => a.Plus(a.Transposed()).Scaled(0.5);

    private static double Evaluate(TensorValue a, TensorValue b, TensorValue c, TensorValue x) =>
        0.5 * x.Dot(a.Times(x)) + b.Dot(x) + c[0];

    private static Func<Tensor, Tensor> InTorch(Probe p)
    {
        var (a, b, c) = (p.Tensor(0).ToTensor(), p.Tensor(1).ToTensor(), p.Tensor(2).ToTensor());
        return x => 0.5 * x.dot(a.mv(x)) + b.dot(x) + c;
    }

    private static Func<IReadOnlyList<Jet>, Jet> InJets(Probe p) => x => x
        .Select((xi, i) => xi * x.Select((xj, j) => 0.5 * p.Tensor(0)[i, j] * xj).Aggregate((sum, term) => sum + term) + p.Tensor(1)[i] * xi)
        .Aggregate((sum, term) => sum + term) + p.Tensor(2)[0];
}
