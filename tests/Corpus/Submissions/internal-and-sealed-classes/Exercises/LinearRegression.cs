using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

internal sealed class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        var leaf = w.clone().requires_grad_();
        var loss = Loss(y, Forward(leaf, x));
        loss.backward();
        return leaf.grad!.clone().MoveToOuterDisposeScope();
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        using var outer = NewDisposeScope();
        var weights = new double[epochs];
        var losses = new double[epochs];
        var weight = 0.0;
        foreach (var epoch in Enumerable.Range(0, epochs))
        {
            using var scope = NewDisposeScope();
            var w = torch.tensor(weight, requires_grad: true);
            var loss = Loss(y, Forward(w, x));
            var gradient = autograd.grad([loss], [w])[0];
            losses[epoch] = loss.item<double>();
            weights[epoch] = weight -= learningRate * gradient.item<double>();
        }
        return new TrainingRun(weights, losses);
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        using var scope = NewDisposeScope();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var w = torch.tensor(0.0);
        for (var i = 0; i < epochs; i++)
        {
            using var inner = NewDisposeScope();
            w = (w - learningRate * ManualGradient(w, x, y)).MoveToOuterDisposeScope();
        }
        var manual = watch.Elapsed;
        watch.Restart();
        Train(x, y, learningRate, epochs);
        return new TimeComparison(manual, watch.Elapsed);
    }
}
