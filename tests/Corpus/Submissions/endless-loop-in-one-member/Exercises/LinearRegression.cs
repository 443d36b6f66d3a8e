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
        var v = w.reshape(1).detach().clone().requires_grad_();
        Loss(y, Forward(v, x)).backward();
        return v.grad!;
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var history = new Queue<(double W, double L)>();
        using var w = torch.tensor(new[] { 0.0 }, requires_grad: true);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            w.grad?.zero_();
            var loss = Loss(y, Forward(w, x));
            loss.backward();
            using (no_grad()) w.add_(w.grad!, alpha: -learningRate);
            history.Enqueue((w.item<double>(), loss.item<double>()));
        }
        return new TrainingRun(history.Select(h => h.W).ToArray(), history.Select(h => h.L).ToArray());
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var w = torch.tensor(0.0);
        for (int i = 0; i < epochs; i++) w.subtract_(ManualGradient(w, x, y) * learningRate);
        var ticks = watch.ElapsedTicks;
        Train(x, y, learningRate, epochs);
        var total = watch.ElapsedTicks;
        TimeSpan Seconds(long t) => TimeSpan.FromSeconds((double)t / System.Diagnostics.Stopwatch.Frequency);
        return new TimeComparison(Seconds(ticks), Seconds(total - ticks));
    }
}
