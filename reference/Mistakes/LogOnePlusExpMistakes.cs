using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using Autograder.Reference.Oracles;
using static Autograder.Reference.Oracles.LogOnePlusExpOracles;

namespace Autograder.Reference.Mistakes;

internal static class LogOnePlusExpMistakes
{
    /// <summary>exp z is infinite in float64 beyond it.</summary>
    private const double LargestExponent = 709.78;

    public static IReadOnlyList<Mistake> Value { get; } = LogOnePlusExpOracles.Value.Except(
    [
        OfZ("value-one-missing", "z", "ln(exp z) is just z: the 1 inside the logarithm has got lost.", z => z),
        OfZ("value-negative-z", "ln(1 + exp(−z))", "The sign of z is flipped inside the exponential.", z => LogOnePlusExpOracles.Value.ClosedForm(At(-z))[0]),
        OfZ("value-sigmoid", "σ(z)", "This is the derivative by z of the function, not the function.", Sigmoid),
        OfZ("value-decimal-logarithm", "log₁₀(1 + exp z)", "This is a logarithm to another base. ln is the natural one.", z => LogOnePlusExpOracles.Value.ClosedForm(At(z))[0] / Math.Log(10)),
        new("value-overflow", "ln(1 + exp z) for large z",
            "For large z the exponential is infinite, though the result is a harmless number. How else can the function be written so that no exponential of a large number is taken?",
            p => Z(p) > LargestExponent ? TensorValue.Scalar(double.PositiveInfinity) : null),
    ]);

    public static IReadOnlyList<Mistake> Gradient { get; } = LogOnePlusExpOracles.Gradient.Except(
    [
        Of("x-for-a", "σx", "The inner derivative is that of ⟨a, x⟩ by x. Which vector is it?", (z, _, x) => x.Scaled(Sigmoid(z))),
        Of("one-minus-sigmoid", "(1 − σ)a", "The factor in front falls where it should rise: the sign of z is flipped in it.", (z, a, _) => a.Scaled(Sigmoid(-z))),
        Of("sigmoid-derivative", "σ′a", "The factor in front has been differentiated once too often.", (z, a, _) => a.Scaled(SigmoidDerivative(z))),
        Of("denominator-missing", "eᶻa", "The derivative of the logarithm has a denominator, and it is missing.", (z, a, _) => a.Scaled(Math.Exp(z))),
        Of("factor-missing", "a", "Only the inner derivative is there. What does the outer function add?", (_, a, _) => a),
        Of("tanh-for-sigmoid", "tanh(z)a", "The factor in front has the right kind of shape but the wrong range: here it lies between 0 and 1.", (z, a, _) => a.Scaled(Math.Tanh(z))),
        Of("inner-derivative-missing", "scalar σ", "This is one number: the derivative by z. The chain rule goes on to x.", (z, _, _) => TensorValue.Scalar(Sigmoid(z))),
        Overflow("gradient-overflow", p => p.Tensor(0)),
    ]);

    public static IReadOnlyList<Mistake> Hessian { get; } = LogOnePlusExpOracles.Hessian.Except(
    [
        Of("sigmoid-not-differentiated", "σaaᵀ", "The matrix is right; the factor in front is the gradient's. It depends on x too.", (z, a, _) => a.Outer(a).Scaled(Sigmoid(z))),
        Of("sigmoid-squared", "σ²aaᵀ", "The matrix is right; the factor in front is not. What is the derivative of the sigmoid?", (z, a, _) => a.Outer(a).Scaled(Sigmoid(z) * Sigmoid(z))),
        Of("one-minus-sigmoid-squared", "(1 − σ)²aaᵀ", "The matrix is right; the factor in front is not. What is the derivative of the sigmoid?", (z, a, _) => a.Outer(a).Scaled(Sigmoid(-z) * Sigmoid(-z))),
        Of("outer-ax", "σ′axᵀ", "The factor in front is right, but a Hessian is symmetric. Which vector does the chain rule bring the second time?", (z, a, x) => a.Outer(x).Scaled(SigmoidDerivative(z))),
        Of("outer-xx", "σ′xxᵀ", "The factor in front is right. The inner derivative is that of ⟨a, x⟩ by x: which vector is it?", (z, _, x) => x.Outer(x).Scaled(SigmoidDerivative(z))),
        Of("inner-product", "σ′⟨a,a⟩", "This is one number: a row times a column. A Hessian is a matrix: which way round must the product be?", (z, a, _) => TensorValue.Scalar(a.Dot(a) * SigmoidDerivative(z))),
        Of("diagonal", "diagonal", "Only the diagonal is there: the mixed derivatives, by two different components of x, are missing.", (z, a, _) => a.Outer(a).DiagonalOnly().Scaled(SigmoidDerivative(z))),
        Of("hessian-half", "½", "This is half of the Hessian. There is no ½ in the function.", (z, a, _) => a.Outer(a).Scaled(SigmoidDerivative(z) / 2)),
        Overflow("hessian-overflow", p => p.Tensor(0).Outer(p.Tensor(0))),
    ]);

    private static Mistake Of(string id, string formula, string hint, Func<double, TensorValue, TensorValue, TensorValue> f) =>
        new(id, formula, hint, p => f(Z(p), p.Tensor(0), p.Tensor(1)));

    private static Mistake OfZ(string id, string formula, string hint, Func<double, double> f) =>
        new(id, formula, hint, p => TensorValue.Scalar(f(Z(p))));

    private static Mistake Overflow(string id, Func<Probe, TensorValue> like) => new(id, "exp z overflows",
        "For large z the exponential is infinite, and infinity divided by infinity is not a number. Can the same be written with an exponential that stays small?",
        p => Z(p) > LargestExponent ? like(p).Filled(double.NaN) : null);

    private static Probe At(double z) => new("", [TensorValue.Vector(1), TensorValue.Vector(z)]);
}
