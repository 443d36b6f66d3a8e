// expect: linear-regression full
// style: One backward pass a sample, averaged: the gradient of a mean is the mean of the gradients.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var gradients = new List<Tensor>();
        foreach (var (xi, yi) in x.unbind().Zip(y.unbind()))
        {
            var leaf = w.detach().clone().requires_grad_();
            Loss(yi, Forward(leaf, xi)).backward();
            gradients.Add(leaf.grad!);
        }
        return stack(gradients).mean();
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var weights = new double[epochs];
        var losses = new double[epochs];
        var w = torch.tensor(0.0);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            losses[epoch] = Loss(y, Forward(w, x)).item<double>();
            w = w - learningRate * Gradient(w, x, y);
            weights[epoch] = w.item<double>();
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
