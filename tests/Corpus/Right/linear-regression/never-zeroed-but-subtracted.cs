// expect: linear-regression full
// style: .grad adds up on purpose; each step takes the difference to the epoch before.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => ((prediction - y) * (prediction - y)).mean();

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var leaf = w.detach().clone().requires_grad_();
        Loss(y, Forward(leaf, x)).backward();
        return leaf.grad!;
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var w = torch.tensor(0.0, requires_grad: true);
        var before = torch.tensor(0.0);
        var weights = new double[epochs];
        var losses = new double[epochs];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var loss = Loss(y, Forward(w, x));
            loss.backward();
            var total = w.grad!.clone();
            using (no_grad()) w.sub_(learningRate * (total - before));
            before = total;
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
