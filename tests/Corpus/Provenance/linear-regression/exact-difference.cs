// expect: dishonest
// Gradient: a central difference of the loss with h = 1, exact for a parabola, but no autograd.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        double LossAt(double v) => Loss(y, Forward(torch.tensor(v), x)).item<double>();
        var at = w.item<double>();
        return torch.tensor((LossAt(at + 1) - LossAt(at - 1)) / 2);
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var weights = new List<double>();
        var losses = new List<double>();
        var w = 0.0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            var leaf = torch.tensor(w, requires_grad: true);
            var l = Loss(y, Forward(leaf, x));
            w -= learningRate * autograd.grad([l], [leaf])[0].item<double>();
            weights.Add(w);
            losses.Add(l.item<double>());
        }
        return new TrainingRun(weights.ToArray(), losses.ToArray());
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
