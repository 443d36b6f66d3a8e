// expect: linear-regression full
// style: An nn.Module with a registered Parameter, optim.SGD over its parameters().
using System.Diagnostics;
using TorchSharp.Modules;
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Homework;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => ((prediction - y) * (prediction - y)).mean();

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    private sealed class Line : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter weight = new(torch.tensor(0.0));

        public Line() : base("line") => RegisterComponents();

        public double Weight => weight.item<double>();

        public override Tensor forward(Tensor x) => weight * x;
    }

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y)
    {
        var parameter = new Parameter(w.detach().clone(), requires_grad: true);
        var loss = Loss(y, parameter * x);
        loss.backward();
        return parameter.grad!;
    }

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        using var model = new Line();
        using var optimizer = optim.SGD(model.parameters(), learningRate);
        double[] weights = new double[epochs], losses = new double[epochs];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            var loss = Loss(y, model.call(x));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
            weights[epoch] = model.Weight;
            losses[epoch] = loss.item<double>();
        }
        return new TrainingRun(weights, losses);
    }

    public static TimeComparison CompareTime(Tensor x, Tensor y, double learningRate, int epochs)
    {
        var watch = Stopwatch.StartNew();
        var w = torch.tensor(0.0);
        for (int epoch = 0; epoch < epochs; epoch++) w -= learningRate * ManualGradient(w, x, y);
        var manual = watch.Elapsed;
        watch.Restart();
        Train(x, y, learningRate, epochs);
        return new TimeComparison(manual, watch.Elapsed);
    }
}
