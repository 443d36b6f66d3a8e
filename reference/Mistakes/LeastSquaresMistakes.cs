using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using Autograder.Reference.Oracles;
using static Autograder.Reference.Mistakes.WrongAnswers;

namespace Autograder.Reference.Mistakes;

internal static class LeastSquaresMistakes
{
    public static IReadOnlyList<Mistake> Value { get; } = LeastSquaresOracles.Value.Except(
    [
        OfResidual("value-half-missing", "‖Ax − b‖²", "This is twice the value: the ½ is missing.", r => r.Dot(r)),
        OfResidual("value-not-squared", "½‖Ax − b‖", "The norm has not been squared.", r => 0.5 * Math.Sqrt(r.Dot(r))),
        OfResidual("value-mean", "½‖Ax − b‖²/m", "This is a mean over the components. The squared norm is their sum.", r => 0.5 * r.Dot(r) / r.Values.Length),
        OfResidual("value-half-squared", "¼‖Ax − b‖²", "This is half of the value: the ½ has been counted twice, or squared.", r => 0.25 * r.Dot(r)),
        Of("value-plus-b", "½‖Ax + b‖²", "Look at the sign of b in the residual.", p => TensorValue.Scalar(0.5 * PlusB(p).Dot(PlusB(p)))),
    ]);

    public static IReadOnlyList<Mistake> Gradient { get; } = LeastSquaresOracles.Gradient.Except(
    [
        Scaled(LeastSquaresOracles.Gradient, "gradient-twice", "2×", "This is twice the gradient. What does the ½ do with the 2 that comes down from the square?", _ => 2),
        Scaled(LeastSquaresOracles.Gradient, "gradient-half", "½", "This is half of the gradient. What does the ½ do with the 2 that comes down from the square?", _ => 0.5),
        Scaled(LeastSquaresOracles.Gradient, "gradient-sign", "sign", "The size is right and the sign is flipped. Which is subtracted from which in the residual?", _ => -1),
        Of("plus-b", "Aᵀ(Ax + b)", "Look at the sign of b in the residual.", p => At(p).Times(PlusB(p))),
        Of("b-missing", "AᵀAx", "b does not appear in it: the residual has lost its second half.", p => At(p).Times(A(p).Times(X(p)))),
        Of("only-b", "−Aᵀb", "This is the gradient at x = 0: the part that depends on x is missing.", p => At(p).Times(B(p)).Scaled(-1)),
        Of("b-not-transformed", "AᵀAx − b", "Only one part of the residual has been multiplied: what the chain rule puts in front stands before the whole of it.",
            p => Difference(At(p).Times(A(p).Times(X(p))), B(p))),
        Scaled(LeastSquaresOracles.Gradient, "gradient-mean", "divided by m", "This is the gradient of a mean over the rows. The squared norm is a sum.", p => 1.0 / B(p).Values.Length),
        Of("unsquared-norm", "of the unsquared norm", "This is the gradient of the norm. The exercise's function has its square, with a ½.",
            p => LeastSquaresOracles.Gradient.ClosedForm(p).Scaled(1 / Math.Sqrt(Residual(p).Dot(Residual(p))))),
        Of("not-transposed", "A(Ax − b)", "The chain rule brings a matrix to the front, but is it this one as it stands? Check its shape with a matrix that is not square.",
            p => Product(A(p), Residual(p))),
        Of("residual", "the residual", "This is the residual. The chain rule still asks for its derivative by x.", Residual),
    ]);

    public static IReadOnlyList<Mistake> Hessian { get; } = LeastSquaresOracles.Hessian.Except(
    [
        Scaled(LeastSquaresOracles.Hessian, "hessian-twice", "2AᵀA", "This is twice the Hessian. What does the ½ do with the 2 that comes down from the square?", _ => 2),
        Scaled(LeastSquaresOracles.Hessian, "hessian-half", "½", "This is half of the Hessian. What does the ½ do with the 2 that comes down from the square?", _ => 0.5),
        Scaled(LeastSquaresOracles.Hessian, "hessian-mean", "/m", "This is the Hessian of a mean over the rows. The squared norm is a sum.", p => 1.0 / B(p).Values.Length),
        Of("outer-gram-matrix", "AAᵀ", "The two factors are in the wrong order: a Hessian has a row and a column for each component of x, not of b.", p => A(p).Times(At(p))),
        Of("a-squared", "A²", "One of the two factors is not transposed. Check its shape with a matrix that is not square.", p => Product(A(p), A(p))),
        Of("hessian-diagonal", "diagonal", "Only the diagonal is there: the mixed derivatives, by two different components of x, are missing.",
            p => LeastSquaresOracles.Hessian.ClosedForm(p).DiagonalOnly()),
    ]);

    private static TensorValue A(Probe p) => p.Tensor(0);

    private static TensorValue At(Probe p) => p.Tensor(0).Transposed();

    private static TensorValue B(Probe p) => p.Tensor(1);

    private static TensorValue X(Probe p) => p.Tensor(2);

    private static TensorValue Residual(Probe p) => LeastSquaresOracles.Residual(p);

    private static TensorValue PlusB(Probe p) => A(p).Times(X(p)).Plus(B(p));

    private static Mistake Of(string id, string formula, string hint, Func<Probe, TensorValue?> f) => new(id, formula, hint, f);

    private static Mistake OfResidual(string id, string formula, string hint, Func<TensorValue, double> f) =>
        new(id, formula, hint, p => TensorValue.Scalar(f(Residual(p))));

    private static Mistake Scaled(Quantity quantity, string id, string formula, string hint, Func<Probe, double> factor) =>
        new(id, formula, hint, p => quantity.ClosedForm(p).Scaled(factor(p)));
}
