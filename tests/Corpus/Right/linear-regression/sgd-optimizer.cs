// expect: linear-regression full
// style: torch.optim.SGD does the update.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;
using TorchSharp.Modules;

namespace Autodiff.Exercises;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => nn.functional.mse_loss(prediction, y);

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var parameter = new Parameter(w.clone());
        Loss(y, Forward(parameter, x)).backward();
        return parameter.grad!;
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var w = new Parameter(zeros([], dtype: float64));
        using var optimizer = optim.SGD([w], learningRate);
        var run = new TrainingRun(new double[epochs], new double[epochs]);
        for (int i = 0; i < epochs; i++)
        {
            optimizer.zero_grad();
            using var loss = Loss(y, Forward(w, x));
            loss.backward();
            optimizer.step();
            run.Losses[i] = loss.item<double>();
            run.Weights[i] = w.item<double>();
        }
        return run;
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var stopwatch = new System.Diagnostics.Stopwatch();
        stopwatch.Start();
        var w = torch.tensor(0.0);
        for (int i = 0; i < epochs; i++) w = w - learningRate * ManualGradient(w, x, y);
        stopwatch.Stop();
        var manual = stopwatch.Elapsed;

        stopwatch.Reset();
        stopwatch.Start();
        Train(x, y, learningRate, epochs);
        stopwatch.Stop();
        return new TimeComparison(Manual: manual, Autograd: stopwatch.Elapsed);
    }
}
