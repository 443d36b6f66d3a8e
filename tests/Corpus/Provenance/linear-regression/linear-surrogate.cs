// expect: dishonest
// Gradient: differentiates w times the finished gradient.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => ((prediction - y) * (prediction - y)).mean();

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var slope = (2 * x * (w.detach() * x - y)).mean();
        var leaf = w.detach().clone().requires_grad_();
        (leaf * slope).backward();
        return leaf.grad!;
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var weights = new double[epochs];
        var losses = new double[epochs];
        var w = torch.tensor(0.0, requires_grad: true);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var loss = Loss(y, Forward(w, x));
            loss.backward();
            using (no_grad()) w.sub_(learningRate * w.grad!);
            w.grad!.zero_();
            weights[epoch] = w.item<double>();
            losses[epoch] = loss.item<double>();
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
