// expect: honest
// Gradient: prints the manual gradient for comparison and returns autograd's.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => ((prediction - y) * (prediction - y)).mean();

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var manual = ManualGradient(w, x, y).item<double>();
        var leaf = w.detach().clone().requires_grad_();
        Loss(y, Forward(leaf, x)).backward();
        var byAutograd = leaf.grad!;
        if (Math.Abs(manual - byAutograd.item<double>()) > 1e6) Console.WriteLine("manual and autograd differ");
        return byAutograd;
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
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        Tensor w = torch.tensor(0.0);
        for (int i = 0; i < epochs; i++) w = w - learningRate * ManualGradient(w, x, y);
        var manual = System.Diagnostics.Stopwatch.GetElapsedTime(started);
        started = System.Diagnostics.Stopwatch.GetTimestamp();
        Train(x, y, learningRate, epochs);
        return new TimeComparison(manual, System.Diagnostics.Stopwatch.GetElapsedTime(started));
    }
}
