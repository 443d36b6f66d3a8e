// expect: linear-regression full
// style: The epochs come from an IAsyncEnumerable; the time is the smaller of two runs.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

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

    private static async IAsyncEnumerable<(double Weight, double Loss)> Epochs(Tensor x, Tensor y, double rate, int epochs)
    {
        var w = torch.tensor(0.0);
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var leaf = w.detach().requires_grad_();
            var loss = Loss(y, Forward(leaf, x));
            loss.backward();
            w = leaf.detach() - rate * leaf.grad!;
            await Task.CompletedTask;
            yield return (w.item<double>(), loss.item<double>());
        }
    }

    private static async Task<TrainingRun> Collect(IAsyncEnumerable<(double Weight, double Loss)> epochs)
    {
        List<double> weights = [], losses = [];
        await foreach (var (weight, loss) in epochs)
        {
            weights.Add(weight);
            losses.Add(loss);
        }
        return new TrainingRun(weights.ToArray(), losses.ToArray());
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs) =>
        Collect(Epochs(x, y, learningRate, epochs)).GetAwaiter().GetResult();

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        TimeSpan Shorter(Action work) => Enumerable.Range(0, 2).Min(_ =>
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            work();
            return watch.Elapsed;
        });

        void ByHand()
        {
            var w = torch.tensor(0.0);
            for (var epoch = 0; epoch < epochs; epoch++) w = w - learningRate * ManualGradient(w, x, y);
        }

        return new TimeComparison(Shorter(ByHand), Shorter(() => Train(x, y, learningRate, epochs)));
    }
}
