// expect: linear-regression full
// style: Train is async inside, the two times are taken one after the other in tasks.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var v = w.clone().detach().requires_grad_();
        return autograd.grad([Loss(y, Forward(v, x))], [v])[0];
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs) =>
        TrainAsync(x, y, learningRate, epochs).GetAwaiter().GetResult();

    private static async Task<TrainingRun> TrainAsync(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var weights = new double[epochs];
        var losses = new double[epochs];
        Tensor w = torch.tensor(0.0);
        for (var i = 0; i < epochs; i++)
        {
            losses[i] = Loss(y, Forward(w, x)).ToDouble();
            w = await Task.FromResult(w - learningRate * Gradient(w, x, y));
            weights[i] = w.ToDouble();
        }
        return new TrainingRun(weights, losses);
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        static async Task<TimeSpan> Measure(Action work)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await Task.Run(work);
            return watch.Elapsed;
        }

        var manual = Measure(() =>
        {
            var w = torch.tensor(0.0);
            for (var i = 0; i < epochs; i++) w = w - learningRate * ManualGradient(w, x, y);
        }).Result;
        var autograd = Measure(() => Train(x, y, learningRate, epochs)).Result;
        return new TimeComparison(manual, autograd);
    }
}
