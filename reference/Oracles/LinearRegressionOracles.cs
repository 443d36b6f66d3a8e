using Autograder.Authoring;
using Autograder.Authoring.Numerics;
using Autograder.Contracts;
using TorchSharp;
using static Autograder.Reference.Oracles.TorchAutograd;

namespace Autograder.Reference.Oracles;

/// <summary>Exercise 2: the gradient of mean((wx − y)²) by w, of w (0-d), x (N) and y (N); and training with it.</summary>
internal static class LinearRegressionOracles
{
    public static Quantity Gradient { get; } = new(
        p => TensorValue.Scalar(new Regression(p.Tensor(1), p.Tensor(2)).Gradient(p.Tensor(0)[0])),
        p => Derivative(w => Loss(w, p.Tensor(1).ToTensor(), p.Tensor(2).ToTensor()), p.Tensor(0)),
        p => TaylorMode.Gradient(LossInJets(p.Tensor(1), p.Tensor(2)), p.Tensor(0)),
        p => TensorValue.Scalar(new Regression(p.Tensor(1), p.Tensor(2)).Mean(
            (x, y) => 2 * Math.Abs(x) * (Math.Abs(p.Tensor(0)[0] * x) + Math.Abs(y)))));

    /// <summary>Gradient descent of x (N), y (N), learning rate and epochs, by the closed form of the gradient.</summary>
    public static Trajectory Train(Probe p) => new Regression(p.Tensor(0), p.Tensor(1)).Train(p.Number(2), p.Integer(3));

    /// <summary>The same with the gradient of TorchSharp's autograd.</summary>
    public static Trajectory TrainByAutograd(Probe p) => new Regression(p.Tensor(0), p.Tensor(1)).Train(
        at => Derivative(w => Loss(w, p.Tensor(0).ToTensor(), p.Tensor(1).ToTensor()), TensorValue.Scalar(at))[0],
        p.Number(2), p.Integer(3));

    /// <summary>The same with the gradient of Taylor mode.</summary>
    public static Trajectory TrainByTaylorMode(Probe p) => new Regression(p.Tensor(0), p.Tensor(1)).Train(
        at => TaylorMode.Gradient(LossInJets(p.Tensor(0), p.Tensor(1)), TensorValue.Scalar(at))[0], p.Number(2), p.Integer(3));

    private static Func<IReadOnlyList<Jet>, Jet> LossInJets(TensorValue x, TensorValue y) => w => (1.0 / x.Values.Length) * x.Values
        .Zip(y.Values, (xi, yi) => xi * w[0] - yi)
        .Select(residual => residual * residual)
        .Aggregate((sum, term) => sum + term);

    private static torch.Tensor Loss(torch.Tensor w, torch.Tensor x, torch.Tensor y) => (w * x - y).pow(2).mean();
}
