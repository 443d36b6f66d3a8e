// expect: linear-regression full
// style: nn.Linear without bias, its weight set to zero, inputs as a column.
using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LinearRegression
{
    public static Tensor Forward(Tensor w, Tensor x) => w * x;

    public static Tensor Loss(Tensor y, Tensor prediction) => ((prediction - y) * (prediction - y)).mean();

    public static Tensor ManualGradient(Tensor w, Tensor x, Tensor y) => dot(2 * x, Forward(w, x) - y).mean();

    public static Tensor Gradient(Tensor w, Tensor x, Tensor y) => Transforms.Gradient(v => Loss(y, Forward(v, x)))(w);

    public static TrainingRun Train(Tensor x, Tensor y, double learningRate, int epochs)
    {
        using var layer = nn.Linear(1, 1, hasBias: false, dtype: float64);
        using (no_grad()) layer.weight!.zero_();
        var column = x.reshape(-1, 1);
        var weights = new List<double>();
        var losses = new List<double>();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            layer.zero_grad();
            var loss = Loss(y, layer.call(column).squeeze(1));
            loss.backward();
            using (no_grad()) layer.weight!.sub_(learningRate * layer.weight!.grad!);
            losses.Add(loss.item<double>());
            weights.Add(layer.weight!.item<double>());
        }
        return new TrainingRun([.. weights], [.. losses]);
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
