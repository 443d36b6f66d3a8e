// expect: linear-regression full
// style: Vjp of the loss; aliases for the tensor type, no namespace.
using Autodiff.Kit;
using Clock = System.Diagnostics.Stopwatch;
using T = TorchSharp.torch.Tensor;
using static TorchSharp.torch;

public static class LinearRegression
{
    public static T Forward(T w, T x) => w * x;
    public static T Loss(T y, T prediction) => (prediction - y).square().mean();
    public static T ManualGradient(T w, T x, T y) => dot(2 * x, Forward(w, x) - y).mean();

    public static T Gradient(T w, T x, T y)
    {
        var (loss, pullback) = Transforms.Vjp(v => Loss(y, Forward(v, x)))(w);
        return pullback(ones_like(loss));
    }

    public static TrainingRun Train(T x, T y, double learningRate, int epochs)
    {
        var w = tensor(0.0);
        List<double> weights = [], losses = [];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var (loss, pullback) = Transforms.Vjp(v => Loss(y, Forward(v, x)))(w);
            w -= learningRate * pullback(ones_like(loss));
            weights.Add(w.item<double>());
            losses.Add(loss.item<double>());
        }
        return new TrainingRun([.. weights], [.. losses]);
    }

    public static TimeComparison CompareTime(T x, T y, double learningRate, int epochs)
    {
        var first = Clock.StartNew();
        for (var (w, e) = (tensor(0.0), 0); e < epochs; e++) w -= learningRate * ManualGradient(w, x, y);
        first.Stop();
        var second = Clock.StartNew();
        Train(x, y, learningRate, epochs);
        second.Stop();
        return new TimeComparison(first.Elapsed, second.Elapsed);
    }
}
