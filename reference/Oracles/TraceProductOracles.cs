using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using static Autograder.Reference.Oracles.TorchAutograd;
using static TorchSharp.torch;

namespace Autograder.Reference.Oracles;

/// <summary>Exercise 5: f = tr(AXB) of A (k, n), X (n, p) and B (p, k).</summary>
internal static class TraceProductOracles
{
    public static Quantity Value { get; } = new(
        p => TensorValue.Scalar(Trace(p.Tensor(0), p.Tensor(1), p.Tensor(2))),
        p => TorchAutograd.Value(() => InTorch(p)(p.Tensor(1).ToTensor())),
        p => TaylorMode.Value(InJets(p), p.Tensor(1)),
        p => TensorValue.Scalar(Trace(p.Tensor(0).Abs(), p.Tensor(1).Abs(), p.Tensor(2).Abs())));

    /// <summary>AᵀBᵀ</summary>
    public static Quantity Gradient { get; } = new(
        p => p.Tensor(0).Transposed().Times(p.Tensor(2).Transposed()),
        p => Derivative(InTorch(p), p.Tensor(1)),
        p => TaylorMode.Gradient(InJets(p), p.Tensor(1)),
        p => p.Tensor(0).Abs().Transposed().Times(p.Tensor(2).Abs().Transposed()));

    private static double Trace(TensorValue a, TensorValue x, TensorValue b) => a.Times(x).Times(b).DiagonalOnly().Sum();

    private static Func<Tensor, Tensor> InTorch(Probe p)
    {
        var (a, b) = (p.Tensor(0).ToTensor(), p.Tensor(2).ToTensor());
        return x => a.mm(x).mm(b).trace();
    }

    // tr(AXB) = Σ A[i, j] X[j, l] B[l, i]
    private static Func<IReadOnlyList<Jet>, Jet> InJets(Probe p)
    {
        var (a, b) = (p.Tensor(0), p.Tensor(2));
        var (k, n, columns) = ((int)a.Shape[0], (int)a.Shape[1], (int)b.Shape[0]);
        return x => Sum(k, i => Sum(columns, l => b[l, i] * Sum(n, j => a[i, j] * x[j * columns + l])));

        static Jet Sum(int count, Func<int, Jet> term) => Enumerable.Range(0, count).Select(term).Aggregate((sum, next) => sum + next);
    }
}
