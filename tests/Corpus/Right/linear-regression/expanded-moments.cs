// expect: linear-regression full
// style: Differentiates the loss multiplied out: w² mean x² − 2 w mean xy + mean y².
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
        var leaf = w.detach().clone().requires_grad_();
        var (xx, xy, yy) = ((x * x).mean(), (x * y).mean(), (y * y).mean());
        var loss = leaf * leaf * xx - 2 * leaf * xy + yy;
        loss.backward();
        return leaf.grad!;
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
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        Tensor w = torch.tensor(0.0);
        for (int i = 0; i < epochs; i++) w = w - learningRate * ManualGradient(w, x, y);
        var manual = System.Diagnostics.Stopwatch.GetElapsedTime(started);
        started = System.Diagnostics.Stopwatch.GetTimestamp();
        Train(x, y, learningRate, epochs);
        return new TimeComparison(manual, System.Diagnostics.Stopwatch.GetElapsedTime(started));
    }
}
