using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).square().mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => (2 * x).dot(Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y) => Transforms.Gradient(v => Loss(y, Forward(v, x)))(w);

    private static IEnumerable<(double Weight, double Loss)> Descend(Func<Tensor, Tensor> gradient, Tensor x, Tensor y, double rate)
    {
        var w = torch.tensor(0.0);
        while (true)
        {
            var loss = Loss(y, Forward(w, x)).item<double>();
            w = w - rate * gradient(w);
            yield return (w.item<double>(), loss);
        }
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var steps = Descend(w => Gradient(w, x, y), x, y, learningRate).Take(epochs).ToArray();
        return new([.. steps.Select(s => s.Weight)], [.. steps.Select(s => s.Loss)]);
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        TimeSpan Time(Func<Tensor, Tensor> gradient)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            _ = Descend(gradient, x, y, learningRate).Take(epochs).Last();
            return System.Diagnostics.Stopwatch.GetElapsedTime(started);
        }

        return new(Time(w => ManualGradient(w, x, y)), Time(w => Gradient(w, x, y)));
    }
}
