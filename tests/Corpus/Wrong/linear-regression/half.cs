// expect: linear-regression Gradient,Train failed
// mistake: ½
// hint: factor 1/2: the mean of the squares is differentiated without its factor
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => ((prediction - y) * (prediction - y)).mean();

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => torch.dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y) =>
        Transforms.Gradient(v => 0.5 * Loss(y, Forward(v, x)))(w);

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var weights = new List<double>();
        var losses = new List<double>();
        Tensor w = torch.tensor(0.0);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            losses.Add(Loss(y, Forward(w, x)).item<double>());
            w = w - learningRate * Gradient(w, x, y).detach();
            weights.Add(w.item<double>());
        }
        return new TrainingRun(weights.ToArray(), losses.ToArray());
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        TimeSpan Time(Func<Tensor, Tensor> gradient)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Tensor w = torch.tensor(0.0);
            for (int epoch = 0; epoch < epochs; epoch++) w = w - learningRate * gradient(w);
            return watch.Elapsed;
        }

        var manual = Time(w => ManualGradient(w, x, y));
        var tape = Time(w =>
        {
            var leaf = w.detach().requires_grad_();
            Loss(y, Forward(leaf, x)).backward();
            return leaf.grad!;
        });
        return new TimeComparison(manual, tape);
    }
}
