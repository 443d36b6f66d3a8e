using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using static Autograder.Reference.Oracles.TorchAutograd;
using static TorchSharp.torch;

namespace Autograder.Reference.Oracles;

/// <summary>Exercise 7: f = ln(1 + exp z) with z = ⟨a, x⟩, of a (n) and x (n).</summary>
internal static class LogOnePlusExpOracles
{
    public static Quantity Value { get; } = new(
        p => TensorValue.Scalar(Softplus(Z(p))),
        p => TorchAutograd.Value(() => InTorch(p)(p.Tensor(1).ToTensor())),
        p => TaylorMode.Value(InJets(p), p.Tensor(1)),
        p => TensorValue.Scalar(Math.Log(2) + Sigmoid(Z(p)) * p.Tensor(0).Abs().Dot(p.Tensor(1).Abs())));

    /// <summary>σ(z)a</summary>
    public static Quantity Gradient { get; } = new(
        p => p.Tensor(0).Scaled(Sigmoid(Z(p))),
        p => Derivative(InTorch(p), p.Tensor(1)),
        p => TaylorMode.Gradient(InJets(p), p.Tensor(1)),
        p => p.Tensor(0).Filled(Math.Sqrt(p.Tensor(0).Dot(p.Tensor(0)))));

    /// <summary>σ(z)σ(−z)aaᵀ</summary>
    public static Quantity Hessian { get; } = new(
        p => p.Tensor(0).Outer(p.Tensor(0)).Scaled(SigmoidDerivative(Z(p))),
        p => TorchAutograd.Hessian(InTorch(p), p.Tensor(1)),
        p => TaylorMode.Hessian(InJets(p), p.Tensor(1)),
        p => p.Tensor(0).Outer(p.Tensor(0)).Filled(p.Tensor(0).Dot(p.Tensor(0)) / 4));

    /// <summary>
    /// For z in (20, 40) the default threshold of torch's softplus costs up to 1.3e-9 (at 20.5); it is no student's fault.
    /// </summary>
    public static double Tolerance(Probe p) => Z(p) is > 20 and < 40 ? 1e-8 : AgreementCheck.DefaultTolerance;

    /// <summary>⟨a, x⟩</summary>
    public static double Z(Probe p) => p.Tensor(0).Dot(p.Tensor(1));

    /// <summary>1 / (1 + exp(−z)), finite for every z.</summary>
    public static double Sigmoid(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));

    /// <summary>σ′(z) = σ(z)σ(−z): σ(1 − σ) would lose every digit for large z.</summary>
    public static double SigmoidDerivative(double z) => Sigmoid(z) * Sigmoid(-z);

    private static double Softplus(double z) => Math.Max(z, 0) + LogOnePlus(Math.Exp(-Math.Abs(z)));

    // Kahan's ln(1 + u): the rounding of 1 + u is divided out again. .NET's LogP1 is Log(u + 1).
    private static double LogOnePlus(double u) => 1 + u == 1 ? u : Math.Log(1 + u) * (u / (1 + u - 1));

    // The form without a fault of libtorch's own at any z; softplus and logaddexp have theirs.
    private static Func<Tensor, Tensor> InTorch(Probe p)
    {
        var a = p.Tensor(0).ToTensor();
        return x => -nn.functional.logsigmoid(-a.dot(x));
    }

    // ln(1 + exp z) = z + ln(1 + exp(−z)): the exponential of the negative one stays small.
    private static Func<IReadOnlyList<Jet>, Jet> InJets(Probe p) => x =>
    {
        var z = x.Select((xi, i) => p.Tensor(0)[i] * xi).Aggregate((sum, term) => sum + term);
        return z[0] > 0 ? z + Jet.LogOnePlus(Jet.Exp(-z)) : Jet.LogOnePlus(Jet.Exp(z));
    };
}
