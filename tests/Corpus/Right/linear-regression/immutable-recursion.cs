// expect: linear-regression full
// style: Train as a recursive function over an immutable state record.
using System.Collections.Immutable;
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y) => Transforms.Gradient(v => Loss(y, Forward(v, x)))(w);

    private sealed record State(double Weight, ImmutableList<double> Weights, ImmutableList<double> Losses);

    private static State Descend(State state, Tensor x, Tensor y, double rate, int left)
    {
        if (left == 0) return state;
        var w = torch.tensor(state.Weight);
        var loss = Loss(y, Forward(w, x)).item<double>();
        var next = state.Weight - rate * Gradient(w, x, y).item<double>();
        return Descend(state with { Weight = next, Weights = state.Weights.Add(next), Losses = state.Losses.Add(loss) }, x, y, rate, left - 1);
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var end = new State(0, [], []);
        // in portions, so that the stack stays flat
        for (var done = 0; done < epochs; done += 100)
            end = Descend(end, x, y, learningRate, Math.Min(100, epochs - done));
        return new TrainingRun(end.Weights.ToArray(), end.Losses.ToArray());
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var w = torch.tensor(0.0);
        for (var epoch = 0; epoch < epochs; epoch++)
            w = w - learningRate * ManualGradient(w, x, y);
        var manual = watch.Elapsed;
        watch.Restart();
        Train(x, y, learningRate, epochs);
        return new TimeComparison(manual, watch.Elapsed);
    }
}
