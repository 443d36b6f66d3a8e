using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;
    public static Tensor Loss(Tensor y, Tensor prediction) => (prediction - y).pow(2).mean();
    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    private sealed class Model(Tensor x, Tensor y)
    {
        public Tensor Weight { get; private set; } = torch.tensor(0.0).requires_grad_();

        public double Step(double rate)
        {
            var loss = Loss(y, Forward(Weight, x));
            loss.backward();
            Weight = (Weight.detach() - rate * Weight.grad!).requires_grad_();
            return loss.item<double>();
        }
    }

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        w.requires_grad_();
        return autograd.grad([Loss(y, Forward(w, x))], [w], [torch.tensor(1.0)])[0];
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var model = new Model(x, y);
        double[] weights = new double[epochs], losses = new double[epochs];
        for (var i = 0; i < epochs; i++)
        {
            losses[i] = model.Step(learningRate);
            weights[i] = model.Weight.item<double>();
        }
        return new TrainingRun(weights, losses);
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        const int repeats = 3;
        TimeSpan Average(Action run)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            for (var i = 0; i < repeats; i++) run();
            return watch.Elapsed / repeats;
        }

        var manual = Average(() =>
        {
            var w = torch.tensor(0.0);
            for (var i = 0; i < epochs; i++) w = w - learningRate * ManualGradient(w, x, y);
        });
        return new TimeComparison(manual, Average(() => Train(x, y, learningRate, epochs)));
    }
}
