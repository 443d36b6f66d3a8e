using System.Collections.Immutable;
using Autograder.Contracts;

namespace Autograder.Reference.Oracles;

/// <summary>f(x) = w·x fitted to y by gradient descent on the mean squared error, in plain C#.</summary>
/// <param name="X">Of shape (N).</param>
/// <param name="Y">Of shape (N).</param>
internal sealed record Regression(ImmutableArray<double> X, ImmutableArray<double> Y)
{
    public Regression(TensorValue x, TensorValue y) : this(x.Values, y.Values) { }

    /// <summary>mean((wx − y)²)</summary>
    public double Loss(double w) => Mean((x, y) => (w * x - y) * (w * x - y));

    /// <summary>mean(2x(wx − y))</summary>
    public double Gradient(double w) => Mean((x, y) => 2 * x * (w * x - y));

    /// <summary>The mean over all pairs.</summary>
    public double Mean(Func<double, double, double> f) => X.Zip(Y, f).Sum() / X.Length;

    public Trajectory Train(double learningRate, int epochs) => Train(Gradient, learningRate, epochs);

    /// <summary>Gradient descent from w = 0 with any function in place of the gradient.</summary>
    public Trajectory Train(Func<double, double> gradient, double learningRate, int epochs)
    {
        var w = 0.0;
        var weights = new double[epochs];
        var losses = new double[epochs];
        for (var i = 0; i < epochs; i++)
        {
            losses[i] = Loss(w);
            w -= learningRate * gradient(w);
            weights[i] = w;
        }
        return new([.. weights], [.. losses]);
    }
}

/// <param name="Weights">w after each update.</param>
/// <param name="Losses">The loss before each update.</param>
internal sealed record Trajectory(ImmutableArray<double> Weights, ImmutableArray<double> Losses)
{
    /// <summary>In the order of the record that a student returns.</summary>
    public IReadOnlyList<TensorValue> Fields => [TensorValue.Vector(Weights.AsSpan()), TensorValue.Vector(Losses.AsSpan())];
}
