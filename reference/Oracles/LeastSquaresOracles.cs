using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using static Autograder.Reference.Oracles.TorchAutograd;
using static TorchSharp.torch;

namespace Autograder.Reference.Oracles;

/// <summary>Exercise 6: f = ½‖Ax − b‖² of A (m, n), b (m) and x (n).</summary>
internal static class LeastSquaresOracles
{
    public static Quantity Value { get; } = new(
        p => TensorValue.Scalar(0.5 * Residual(p).Dot(Residual(p))),
        p => TorchAutograd.Value(() => InTorch(p)(p.Tensor(2).ToTensor())),
        p => TaylorMode.Value(InJets(p), p.Tensor(2)),
        p => TensorValue.Scalar(0.5 * ResidualTerms(p).Dot(ResidualTerms(p))));

    /// <summary>Aᵀ(Ax − b)</summary>
    public static Quantity Gradient { get; } = new(
        p => p.Tensor(0).Transposed().Times(Residual(p)),
        p => Derivative(InTorch(p), p.Tensor(2)),
        p => TaylorMode.Gradient(InJets(p), p.Tensor(2)),
        p => p.Tensor(0).Abs().Transposed().Times(ResidualTerms(p)));

    /// <summary>AᵀA</summary>
    public static Quantity Hessian { get; } = new(
        p => p.Tensor(0).Transposed().Times(p.Tensor(0)),
        p => TorchAutograd.Hessian(InTorch(p), p.Tensor(2)),
        p => TaylorMode.Hessian(InJets(p), p.Tensor(2)),
        p => p.Tensor(0).Abs().Transposed().Times(p.Tensor(0).Abs()));

    /// <summary>Ax − b</summary>
    public static TensorValue Residual(Probe p) => p.Tensor(0).Times(p.Tensor(2)).Minus(p.Tensor(1));

    private static TensorValue ResidualTerms(Probe p) => p.Tensor(0).Abs().Times(p.Tensor(2).Abs()).Plus(p.Tensor(1).Abs());

    private static Func<Tensor, Tensor> InTorch(Probe p)
    {
        var (a, b) = (p.Tensor(0).ToTensor(), p.Tensor(1).ToTensor());
        return x => 0.5 * (a.mv(x) - b).pow(2).sum();
    }

    private static Func<IReadOnlyList<Jet>, Jet> InJets(Probe p) => x => p.Tensor(1).Values
        .Select((b, row) => x.Select((xj, column) => p.Tensor(0)[row, column] * xj).Aggregate((sum, term) => sum + term) - b)
        .Select(residual => 0.5 * (residual * residual))
        .Aggregate((sum, term) => sum + term);
}
