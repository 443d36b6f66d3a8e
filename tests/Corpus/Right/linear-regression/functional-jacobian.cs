// expect: linear-regression full
// style: autograd.functional.jacobian of the loss with respect to w.
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
        Func<Tensor, Tensor> loss = v => Loss(y, Forward(v, x)).reshape(1);
        return autograd.functional.jacobian(loss, w.reshape(1)).reshape();
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs) =>
        Train(Gradient, x, y, learningRate, epochs);

    private static TrainingRun Train(Func<Tensor, Tensor, Tensor, Tensor> gradient, Tensor x, Tensor y, double learningRate, int epochs)
    {
        var run = new TrainingRun(new double[epochs], new double[epochs]);
        var w = torch.tensor(0.0);
        for (var i = 0; i < epochs; i++)
        {
            run.Losses[i] = (double)Loss(y, Forward(w, x));
            w = w.sub(gradient(w, x, y).mul(learningRate));
            run.Weights[i] = (double)w;
        }
        return run;
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Train(ManualGradient, x, y, learningRate, epochs);
        var manual = clock.Elapsed;
        Train(Gradient, x, y, learningRate, epochs);
        return new(manual, clock.Elapsed - manual);
    }
}
