using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using Autograder.Reference.Oracles;
using static Autograder.Reference.Mistakes.WrongAnswers;

namespace Autograder.Reference.Mistakes;

internal static class TraceProductMistakes
{
    private const string Order = "The right matrices in a wrong order or orientation. Which shape must the gradient have, and which products of A and B have it?";

    public static IReadOnlyList<Mistake> Value { get; } = TraceProductOracles.Value.Except(
    [
        new("sum-for-trace", "sum of all entries of AXB", "All entries of the product have been added up. The trace takes fewer of them.",
            p => TensorValue.Scalar(p.Tensor(0).Times(p.Tensor(1)).Times(p.Tensor(2)).Sum())),
        new("value-sign", "−tr(AXB)", "The size is right and the sign is flipped.", p => TraceProductOracles.Value.ClosedForm(p).Scaled(-1)),
        new("product-for-trace", "AXB", "This is the product. Its trace is still to be taken.", p => p.Tensor(0).Times(p.Tensor(1)).Times(p.Tensor(2))),
    ]);

    public static IReadOnlyList<Mistake> Gradient { get; } = TraceProductOracles.Gradient.Except(
    [
        Of("numerator-layout", "BA",
            "This is the gradient transposed, in the other layout: its rows belong to the columns of X. A gradient has the shape of what it is taken by.",
            (a, _, b) => b.Times(a)),
        Of("product-ab", "AB", Order, (a, _, b) => Product(a, b)),
        Of("product-atb", "AᵀB", Order, (a, _, b) => Product(a.Transposed(), b)),
        Of("product-abt", "ABᵀ", Order, (a, _, b) => Product(a, b.Transposed())),
        Of("product-btat", "BᵀAᵀ", Order, (a, _, b) => Product(b.Transposed(), a.Transposed())),
        Of("value-for-gradient", "AXB", "This is the product whose trace is taken, not the gradient of the trace. Does the derivative of a linear function still contain X?", (a, x, b) => a.Times(x).Times(b)),
        Of("value-transposed", "AᵀXᵀBᵀ", "X is still in it. Does the derivative of a linear function contain what it is taken by?",
            (a, x, b) => Product(Product(a.Transposed(), x.Transposed()), b.Transposed())),
        Scaled("twice", "2×", "This is twice the gradient. X stands in the product only once.", 2),
        Scaled("half", "½", "This is half of the gradient. There is no ½ in the function.", 0.5),
        Scaled("sign", "sign", "The size is right and the sign is flipped.", -1),
        Of("identity", "identity", "This is the derivative of tr(X) alone: A and B have got lost.", (_, x, _) => Identity(x)),
    ]);

    private static Mistake Of(string id, string formula, string hint, Func<TensorValue, TensorValue, TensorValue, TensorValue?> f) =>
        new(id, formula, hint, p => f(p.Tensor(0), p.Tensor(1), p.Tensor(2)));

    private static Mistake Scaled(string id, string formula, string hint, double factor) =>
        new(id, formula, hint, p => TraceProductOracles.Gradient.ClosedForm(p).Scaled(factor));

    private static TensorValue Identity(TensorValue like) => like.Filled(1).DiagonalOnly();
}
