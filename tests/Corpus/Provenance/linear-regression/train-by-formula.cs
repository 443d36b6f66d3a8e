// expect: dishonest
// Train: Gradient is honest, but the training uses the formula in plain numbers.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

internal static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => ((prediction - y) * (prediction - y)).mean();

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var v = w.detach().requires_grad_();
        return autograd.grad([Loss(y, Forward(v, x))], [v])[0];
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        double[] xs = x.contiguous().data<double>().ToArray(), ys = y.contiguous().data<double>().ToArray();
        double[] weights = new double[epochs], losses = new double[epochs];
        var w = 0.0;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            losses[epoch] = xs.Zip(ys, (a, b) => (w * a - b) * (w * a - b)).Average();
            var current = w;
            w -= learningRate * xs.Zip(ys, (a, b) => 2 * a * (current * a - b)).Average();
            weights[epoch] = w;
        }
        return new TrainingRun(weights, losses);
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
