// expect: honest
// Gradient,Train: an equal function, the parabola with the moments of the data, is differentiated.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => ((prediction - y) * (prediction - y)).mean();

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    private static Func<Tensor, Tensor> Parabola(Tensor x, Tensor y)
    {
        var (a, b, c) = ((x * x).mean(), (x * y).mean(), (y * y).mean());
        return w => w * w * a - 2 * w * b + c;
    }

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y) => Transforms.Gradient(Parabola(x, y))(w);

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var loss = Parabola(x, y);
        var slope = Transforms.Gradient(loss);
        var weights = new double[epochs];
        var losses = new double[epochs];
        var w = torch.tensor(0.0);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            losses[epoch] = loss(w).item<double>();
            w = w - learningRate * slope(w);
            weights[epoch] = w.item<double>();
        }
        return new TrainingRun(weights, losses);
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
