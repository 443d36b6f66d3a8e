using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Mistakes;

internal static class QuadraticFormMistakes
{
    public static IReadOnlyList<Mistake> Value { get; } = QuadraticFormOracles.Value.Except(
    [
        OfTerms("value-half-missing", "xᵀAx + bᵀx + c", "The quadratic term is twice as large as it should be.", (q, l, c) => 2 * q + l + c),
        OfTerms("value-constant-missing", "½xᵀAx + bᵀx", "One of the three terms is missing: the one that does not depend on x.", (q, l, _) => q + l),
        OfTerms("value-linear-missing", "½xᵀAx + c", "One of the three terms is missing: the linear one.", (q, _, c) => q + c),
        OfTerms("value-linear-sign", "½xᵀAx − bᵀx + c", "The linear term has the wrong sign.", (q, l, c) => q - l + c),
        OfTerms("value-quadratic-missing", "bᵀx + c", "One of the three terms is missing: the quadratic one.", (_, l, c) => l + c),
    ]);

    public static IReadOnlyList<Mistake> Hessian { get; } = QuadraticFormOracles.Hessian.Except(
    [
        Of("not-symmetrised", "A", "A Hessian is symmetric, and A need not be. What does xᵀAx see of A?", a => a),
        Of("transposed", "Aᵀ", "A Hessian is symmetric, and neither A nor its transpose need be. What does xᵀAx see of A?", a => a.Transposed()),
        Of("half-missing", "A + Aᵀ", "It is symmetric as it should be, but twice too large. What about the ½ in front of xᵀAx?", a => a.Plus(a.Transposed())),
        Of("half-of-a", "½A", "Only one of the two places where x stands has been differentiated. What does the other one add?", a => a.Scaled(0.5)),
        Of("twice-a", "2A", "This would be right for xᵀAx with a symmetric A. Here there is a ½, and A need not be symmetric.", a => a.Scaled(2)),
        Of("half-twice", "¼(A + Aᵀ)", "It is symmetric as it should be, but too small: the ½ has been counted twice.", a => a.Plus(a.Transposed()).Scaled(0.25)),
        Of("upper-mirrored", "upper triangle mirrored", "The upper triangle has been copied into the lower one. That makes it symmetric, but throws half of A away.", UpperMirrored),
        Of("gram-matrix", "AᵀA", "This is the Hessian of ½‖Ax‖². Here A stands between the two x, once.", a => a.Transposed().Times(a)),
        Of("diagonal-only", "diagonal only", "Only the diagonal is there: the mixed derivatives, by two different components of x, are missing.", a => a.DiagonalOnly()),
        Of("antisymmetric", "antisymmetric part", "This is the part of A that xᵀAx does not see at all. A sign between A and its transpose?", a => a.Minus(a.Transposed()).Scaled(0.5)),
        new("row-sums", "row sums (grad(grad.sum()))",
            "Summing the gradient before differentiating it again adds up the columns of the Hessian. Differentiate its components one by one.",
            p => QuadraticFormOracles.Hessian.ClosedForm(p).Times(p.Tensor(1).Filled(1))),
        new("gradient-for-hessian", "the gradient", "This is the gradient, a vector. Differentiate it once more.", p => QuadraticFormOracles.Gradient.ClosedForm(p)),
    ]);

    private static Mistake OfTerms(string id, string formula, string hint, Func<double, double, double, double> f) => new(id, formula, hint, p =>
    {
        var (a, b, c, x) = (p.Tensor(0), p.Tensor(1), p.Tensor(2), p.Tensor(3));
        return TensorValue.Scalar(f(0.5 * x.Dot(a.Times(x)), b.Dot(x), c[0]));
    });

    private static Mistake Of(string id, string formula, string hint, Func<TensorValue, TensorValue> f) => new(id, formula, hint, p => f(p.Tensor(0)));

    private static TensorValue UpperMirrored(TensorValue a)
    {
        var n = (int)a.Shape[0];
        return TensorValue.Of(a.Shape.AsSpan(), [.. a.Values.Select((_, i) => a[Math.Min(i / n, i % n), Math.Max(i / n, i % n)])]);
    }
}
