// expect: linear-regression Train error
// mistake: graph not retained (forward pass outside the loop)
// hint: the graph is gone after the first backward: predict anew in each epoch
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
        double[] weights = new double[epochs], losses = new double[epochs];
        var w = torch.tensor(0.0, requires_grad: true);
        var loss = Loss(y, Forward(w, x));
        for (var epoch = 0; epoch < epochs; epoch++)
        {
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
