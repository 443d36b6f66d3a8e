using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Mistakes;

internal static class LinearRegressionMistakes
{
    /// <summary>A wrong gradient of the loss; training with it is a mistake too, with a trajectory of its own.</summary>
    private sealed record WrongGradient(string Id, string Formula, string Hint, Func<Regression, double, double> At);

    private static readonly IReadOnlyList<WrongGradient> WrongGradients =
    [
        new("sum-for-mean", "sum for mean",
            "This is N times the gradient: the sum over the points where the loss takes their mean. The handout's own line does this: a dot product is one number already, and the mean of one number changes nothing.",
            (r, w) => r.X.Length * r.Gradient(w)),
        new("half", "½", "This is half of the gradient. Where does the square's exponent go when it is differentiated?", (r, w) => r.Gradient(w) / 2),
        new("twice", "2×", "This is twice the gradient. Was it added up twice, or the factor from the square counted twice?", (r, w) => 2 * r.Gradient(w)),
        new("sign", "sign", "The sign is flipped: the gradient points to where the loss grows. Which is subtracted from which in the residual?", (r, w) => -r.Gradient(w)),
        new("missing-x", "missing x", "The inner derivative is missing: how does the prediction change when w does?", (r, w) => r.Mean((x, y) => 2 * (w * x - y))),
        new("product-of-means", "product of means",
            "The mean of a product is not the product of the means: multiply point by point first.",
            (r, w) => r.Mean((x, _) => 2 * x) * r.Mean((x, y) => w * x - y)),
        new("loss-for-gradient", "the loss itself", "This is the loss, not its derivative by w.", (r, w) => r.Loss(w)),
        new("y-for-residual", "y for the residual", "The targets stand where the residual should: the prediction has been left out.", (r, _) => r.Mean((x, y) => 2 * x * y)),
        new("n-minus-one", "N − 1", "The sum is divided by N − 1. That is for estimating a variance; the loss here is a plain mean.", (r, w) => r.Gradient(w) * r.X.Length / (r.X.Length - 1)),
        new("root-mean-square", "RMSE's gradient", "This is the gradient of the root of the mean squared error. The loss of the exercise has no root.", (r, w) => r.Gradient(w) / (2 * Math.Sqrt(r.Loss(w)))),
        new("broadcasting", "broadcasting (N,1) − (N)",
            "A column (N, 1) minus a vector (N) makes an N × N matrix of every prediction against every target. Print the shape of the residual.",
            (r, w) => 2 * (w * r.Mean((x, _) => x * x) - r.Mean((x, _) => x) * r.Mean((_, y) => y))),
    ];

    public static IReadOnlyList<Mistake> Gradient { get; } = LinearRegressionOracles.Gradient.Except(
        WrongGradients.Select(g => new Mistake(
            g.Id, g.Formula, g.Hint, p => TensorValue.Scalar(g.At(new(p.Tensor(1), p.Tensor(2)), p.Tensor(0)[0])))));

    /// <summary>Their answers are the weights after each update.</summary>
    public static IReadOnlyList<Mistake> Train { get; } =
    [
        .. WrongGradients.Select(g => Training($"train-{g.Id}", g.Formula, g.Hint, r => w => g.At(r, w))),
        Training("train-gradient-not-zeroed", ".grad never zeroed",
            "Each step adds its gradient to those of all steps before: backward() accumulates in .grad. What has to happen to .grad between two steps?",
            Accumulated),
        Training("train-stale-prediction", "stale prediction",
            "Each step uses the gradient of the weight before the last: the prediction is made anew too late. In which order do prediction, gradient and update come?",
            Stale),
        new("train-weights-before-update", "weights before the update",
            "The weights are those before each update. The record asks for the weight after it, and the loss before it.",
            p => TensorValue.Vector([0, .. LinearRegressionOracles.Train(p).Weights[..^1]])),
    ];

    private static Mistake Training(string id, string formula, string hint, Func<Regression, Func<double, double>> gradient) =>
        new(id, formula, hint, p =>
        {
            var regression = new Regression(p.Tensor(0), p.Tensor(1));
            return TensorValue.Vector(regression.Train(gradient(regression), p.Number(2), p.Integer(3)).Weights.AsSpan());
        });

    private static Func<double, double> Accumulated(Regression regression)
    {
        var sum = 0.0;
        return w => sum += regression.Gradient(w);
    }

    private static Func<double, double> Stale(Regression regression)
    {
        var previous = 0.0;
        return w =>
        {
            var gradient = regression.Gradient(previous);
            previous = w;
            return gradient;
        };
    }
}
