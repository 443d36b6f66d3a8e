// expect: linear-regression Train error
// mistake: infinite loop (the epoch is never counted)
// hint: the loop never ends: epoch is not increased
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => ((prediction - y) * (prediction - y)).mean();

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => torch.dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y) => Transforms.Gradient(v => Loss(y, Forward(v, x)))(w);

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var run = new TrainingRun(new double[epochs], new double[epochs]);
        double w = 0;
        int epoch = 0;
        while (epoch < epochs)
        {
            using var scope = NewDisposeScope();
            var wt = torch.tensor(w);
            run.Losses[epoch] = Loss(y, Forward(wt, x)).item<double>();
            w -= learningRate * Gradient(wt, x, y).item<double>();
            run.Weights[epoch] = w;
        }
        return run;
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
