using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => ((prediction - y) * (prediction - y)).mean();

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => torch.dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        w.requires_grad_(true);
        Loss(y, Forward(w, x)).backward();
        return w.grad!;
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var weights = new List<double>();
        var losses = new List<double>();
        var w = torch.tensor(0.0, dtype: float64, requires_grad: true);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            var l = Loss(y, Forward(w, x));
            l.backward();
            using (no_grad())
            {
                w.sub_(learningRate * w.grad!);
            }
            w.grad!.zero_();
            weights.Add(w.item<double>());
            losses.Add(l.item<double>());
        }
        return new TrainingRun(weights.ToArray(), losses.ToArray());
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var start = DateTime.UtcNow;
        TrainManually(x, y, learningRate, epochs);
        var middle = DateTime.UtcNow;
        Train(x, y, learningRate, epochs);
        var end = DateTime.UtcNow;
        return new TimeComparison(middle - start, end - middle);
    }

    private static void TrainManually(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var w = torch.tensor(0.0);
        for (int epoch = 0; epoch < epochs; epoch++)
            w.sub_(learningRate * ManualGradient(w, x, y));
    }
}
