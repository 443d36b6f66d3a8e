// expect: linear-regression full
// style: SGD that maximises the negative loss.
using TorchSharp.Modules;
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

internal static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var leaf = w.detach().clone().requires_grad_();
        (-Loss(y, Forward(leaf, x))).backward();
        return -leaf.grad!;
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var w = new Parameter(torch.tensor(0.0));
        var sgd = optim.SGD([w], learningRate, maximize: true);
        var run = new TrainingRun(new double[epochs], new double[epochs]);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            sgd.zero_grad();
            var gain = -Loss(y, Forward(w, x));
            gain.backward();
            sgd.step();
            run.Weights[epoch] = w.item<double>();
            run.Losses[epoch] = -gain.item<double>();
        }
        return run;
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
