// expect: linear-regression full
// style: The tangent of the loss along w = 1, by Jvp.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        Tensor LossAt(Tensor weight) => Loss(y, Forward(weight, x));
        var (_, tangent) = Transforms.Jvp(LossAt)(w, ones_like(w));
        return tangent;
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var jvp = Transforms.Jvp(w => Loss(y, Forward(w, x)));
        var history = new (double Weight, double Loss)[epochs];
        var current = torch.tensor(0.0);
        for (int i = 0; i < epochs; i++)
        {
            var (loss, slope) = jvp(current, ones_like(current));
            current = current - slope * learningRate;
            history[i] = (current.item<double>(), loss.item<double>());
        }
        return new TrainingRun(Array.ConvertAll(history, h => h.Weight), Array.ConvertAll(history, h => h.Loss));
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        Tensor w = torch.tensor(0.0);
        for (int i = 0; i < epochs; i++) w = w - learningRate * ManualGradient(w, x, y);
        var manual = System.Diagnostics.Stopwatch.GetElapsedTime(started);
        started = System.Diagnostics.Stopwatch.GetTimestamp();
        Train(x, y, learningRate, epochs);
        return new TimeComparison(manual, System.Diagnostics.Stopwatch.GetElapsedTime(started));
    }
}
