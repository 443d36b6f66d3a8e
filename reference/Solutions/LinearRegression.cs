using System.Diagnostics;
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

/// <summary>Exercise 2: by backward() and .grad.</summary>
public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => ((prediction - y) * (prediction - y)).mean();

    // As the handout has it: the dot product is one number already, so this is N times the gradient of the loss.
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var weight = w.detach().clone().requires_grad_();
        Loss(y, Forward(weight, x)).backward();
        return weight.grad!;
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var weights = new double[epochs];
        var losses = new double[epochs];
        var w = zeros([], dtype: ScalarType.Float64).requires_grad_();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            using var scope = NewDisposeScope();
            var loss = Loss(y, Forward(w, x));
            losses[epoch] = loss.ToDouble();
            loss.backward();
            using (no_grad())
            {
                w.sub_(learningRate * w.grad!);
                w.grad!.zero_();
            }
            weights[epoch] = w.ToDouble();
        }
        return new TrainingRun(weights, losses);
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var manual = Stopwatch.StartNew();
        TrainManually(x, y, learningRate, epochs);
        manual.Stop();

        var automatic = Stopwatch.StartNew();
        Train(x, y, learningRate, epochs);
        automatic.Stop();

        return new TimeComparison(manual.Elapsed, automatic.Elapsed);
    }

    private static double TrainManually(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var w = zeros([], dtype: ScalarType.Float64);
        for (var epoch = 0; epoch < epochs; epoch++)
            w = w - learningRate * ManualGradient(w, x, y);
        return w.ToDouble();
    }
}
