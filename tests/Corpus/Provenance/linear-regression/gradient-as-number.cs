// expect: honest
// Train: the gradient leaves autograd as a double and is worked on in plain arithmetic.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var v = w.detach().requires_grad_();
        return autograd.grad([Loss(y, Forward(v, x))], [v])[0];
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var w = 0.0;
        List<double> weights = [], losses = [];
        while (weights.Count < epochs)
        {
            var leaf = torch.tensor(w, requires_grad: true);
            var loss = Loss(y, Forward(leaf, x));
            loss.backward();
            double slope = leaf.grad!.item<double>(), step = -learningRate * slope;
            w += step;
            weights.Add(w);
            losses.Add(loss.item<double>());
        }
        return new TrainingRun([.. weights], [.. losses]);
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
