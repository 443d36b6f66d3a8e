// expect: linear-regression full
// style: SGD.step with a closure that makes the loss and its gradient.
using TorchSharp.Modules;
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public class LinearRegression
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
        var w = new Parameter(torch.tensor(0.0));
        using var optimizer = optim.SGD([w], learningRate, momentum: 0);
        var weights = new double[epochs];
        var losses = new double[epochs];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var loss = optimizer.step(() =>
            {
                optimizer.zero_grad();
                var l = Loss(y, Forward(w, x));
                l.backward();
                return l;
            });
            losses[epoch] = loss.item<double>();
            weights[epoch] = w.item<double>();
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
